import { inWords } from "../domain/french/quantity.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** R-JURY-1: tells OEMM that enough files wait for a session to be organised. */
export function thresholdReachedMail(given: {
  certificationName: string;
  threshold: number;
  waitingListUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Un jury peut être organisé\u00a0: CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: "Bonjour,",
    contact: given.contact,
    blocks: [
      {
        paragraph: `La liste d’attente du CQP «\u00a0${given.certificationName}\u00a0» compte désormais ${inWords({ count: given.threshold, unit: "file" })}\u00a0: c’est le seuil fixé pour organiser un jury.`,
      },
      { link: { label: "Ouvrir la liste d’attente", url: given.waitingListUrl } },
    ],
  });
}
