import { inFigures } from "../domain/french/quantity.ts";
import type { ExtraTime } from "../domain/jury/extra-time.ts";
import { type ExtraTimeAnswer, extraTimeRefusals } from "../domain/jury/extra-time-request.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-DAY-3: tells a candidate what OEMM answers to their request for extra time. */
export function extraTimeAnswered(given: {
  greeted: Greeted;
  certificationName: string;
  answer: ExtraTimeAnswer;
  /** What is granted now. */
  extraTime: ExtraTime | undefined;
  /** Whether a session is to hear the candidate. */
  scheduled: boolean;
  fileUrl: string;
  contact: string;
}): Mail {
  const { answer } = given;
  return render({
    subject:
      answer === "granted"
        ? "Votre temps supplémentaire est accordé"
        : "Votre demande de temps supplémentaire",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Vous avez demandé un temps supplémentaire devant le jury du CQP «\u00a0${given.certificationName}\u00a0».`,
      },
      ...(answer === "granted" ? grantedInWords(given) : refusedInWords(answer)),
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}

function grantedInWords({
  extraTime,
  scheduled,
}: {
  extraTime: ExtraTime | undefined;
  scheduled: boolean;
}): Block[] {
  const { presentation = 0, interview = 0 } = extraTime ?? {};
  const phases = [
    ...(presentation === 0 ? [] : [`${minutes(presentation)} de plus pour la présentation`]),
    ...(interview === 0 ? [] : [`${minutes(interview)} de plus pour l’entretien`]),
  ];
  return [
    { strong: `Il vous est accordé\u00a0: ${phases.join(", ")}.` },
    {
      paragraph: scheduled
        ? "Si votre heure de passage change, une nouvelle convocation vous sera envoyée."
        : "Votre convocation en tiendra compte, sans dire pourquoi.",
    },
  ];
}

function refusedInWords(answer: Exclude<ExtraTimeAnswer, "granted">): Block[] {
  return [
    { strong: `Il ne peut pas vous être accordé\u00a0: ${extraTimeRefusals[answer]}.` },
    {
      paragraph:
        "Si vous avez un document qui l’accorde, écrivez à l’OEMM, qui vous dira comment le présenter\u00a0; vous pourrez faire une nouvelle demande.",
    },
  ];
}

const minutes = (count: number) => inFigures({ count, unit: "minute" });
