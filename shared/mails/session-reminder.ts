import { longDate } from "../domain/french/wording.ts";
import { thingsToBring } from "../domain/jury/appearance-in-words.ts";
import type { Convocation } from "./convocation.ts";
import { whenAndWhere } from "./convocation.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** Where and when people are expected. */
type Expected = Pick<
  Convocation,
  "certificationName" | "format" | "date" | "start" | "end" | "place" | "contact" | "policy"
> & {
  /** None where it goes to OEMM. */
  greeted: Greeted | undefined;
};

/** R-DAY-5: reminds a candidate of their appearance. */
export function appearanceReminder(given: Expected & { fileUrl: string }): Mail {
  const about = `du CQP «\u00a0${given.certificationName}\u00a0»`;
  const { title, things } = thingsToBring(given);
  return render({
    subject: `Rappel\u00a0: votre jury du ${longDate(given.date)}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      { paragraph: `Vous êtes attendu(e) devant le jury ${about}\u00a0:` },
      ...whenAndWhere(given),
      { paragraph: `${title}\u00a0:` },
      { list: things },
      { paragraph: "Si vous ne pouvez pas venir, dites-le-nous au plus tôt depuis votre dossier." },
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}

/** R-DAY-5: reminds a member of a session, of files that they have not examined, or of outcomes not recorded or signed. */
export function sessionReminder(
  given: Expected & {
    because: "soon" | "unexamined" | "unsigned";
    candidates: readonly string[];
    sessionUrl: string;
  },
): Mail {
  const about = `du CQP «\u00a0${given.certificationName}\u00a0»`;
  const day = longDate(given.date);
  const said: Record<typeof given.because, { subject: string; blocks: Block[] }> = {
    soon: {
      subject: `Rappel\u00a0: jury du ${day}`,
      blocks: [{ paragraph: `Vous siégez au jury ${about}\u00a0:` }, ...whenAndWhere(given)],
    },
    unexamined: {
      subject: `Dossiers à examiner avant le jury du ${day}`,
      blocks: [
        {
          paragraph: `Avant le jury ${about}, vous n’avez pas encore marqué ces dossiers comme examinés\u00a0:`,
        },
        { list: given.candidates },
      ],
    },
    unsigned: {
      subject: `Résultats à saisir et à signer\u00a0: jury du ${day}`,
      blocks: [
        {
          paragraph: `Du jury ${about}, les résultats de ces candidats ne sont pas encore saisis, ou pas encore signés\u00a0:`,
        },
        { list: given.candidates },
      ],
    },
  };
  const { subject, blocks } = said[given.because];
  return render({
    subject,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [...blocks, { link: { label: "Ouvrir la séance et les dossiers", url: given.sessionUrl } }],
  });
}
