import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

const grounds = {
  fraud:
    "Il l’est parce qu’une décision sur laquelle il repose a été obtenue par fraude. Les domaines que cette décision vous avait accordés ne comptent plus\u00a0; ceux d’autres décisions restent valables. Vous pouvez vous inscrire de nouveau.",
  annulled:
    "Il l’est parce qu’une décision sur laquelle il repose est annulée. Les domaines que cette décision vous avait accordés ne comptent plus\u00a0; ceux d’autres décisions restent valables. Vous pouvez reprendre votre dossier.",
  corrected:
    "Il l’est parce que la fiche de décision a été rectifiée et n’accorde plus tous les domaines. La fiche rectifiée, que vous recevez par ailleurs, dit ce qui vous reste acquis.",
} as const;

/** R-DAY-9: tells the holder, in plain words, that their certificate is withdrawn, and what follows. */
export function certificateWithdrawn(given: {
  greeted: Greeted;
  certificationName: string;
  number: string;
  on: CivilDate;
  because: keyof typeof grounds;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Votre certificat est retiré – CQP «\u00a0${given.certificationName}\u00a0»`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Votre certificat n°\u00a0${given.number} du CQP «\u00a0${given.certificationName}\u00a0» est retiré depuis le ${longDate(given.on)}\u00a0: il n’est plus valable, et ceux qui vérifient son numéro lisent qu’il est retiré, sans lire pourquoi.`,
      },
      { paragraph: grounds[given.because] },
      { paragraph: "Si vous ne comprenez pas ce retrait, écrivez à l’OEMM, qui vous répondra." },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}
