import { ofName } from "../domain/french/of-name.ts";
import { plainDate } from "../domain/french/wording.ts";
import type { FileDeadlineTold } from "./first-jury-deadline.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-JURY-10, R-DATE-4: domains obtained by a partial validation come to the end of their validity, or expired. */
export function validationDeadlineMail(given: FileDeadlineTold & { domainTitles: readonly string[] }): Mail {
  const { certificationName, candidateName, lastDay, to } = given;
  const cqp = `CQP «\u00a0${certificationName}\u00a0»`;
  const passed = given.moment === "passed";
  const when = passed ? `échus depuis le ${plainDate(lastDay)}` : `valables jusqu’au ${plainDate(lastDay)}`;
  const own = to === "candidate";
  return render({
    subject: own ? `Vos domaines acquis, ${when}` : `Domaines acquis ${ofName(candidateName)}, ${when}`,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      { paragraph: opening(own, candidateName, cqp, passed) },
      { list: given.domainTitles },
      {
        strong: passed
          ? `Dernier jour de validité\u00a0: ${plainDate(lastDay)}.`
          : `Dernier jour\u00a0: ${plainDate(lastDay)} inclus.`,
      },
      advice(own, passed),
      { link: { label: "Ouvrir le dossier", url: given.fileUrl } },
    ],
  });
}

function opening(own: boolean, candidateName: string, cqp: string, passed: boolean): string {
  const who = own ? "vous avez obtenus" : `${candidateName} a obtenus`;
  const domains = `Les domaines de compétences que ${who} par validation partielle du ${cqp}`;
  return passed
    ? `${domains} sont arrivés au terme de leur validité\u00a0:`
    : `${domains} arrivent au terme de leur validité\u00a0:`;
}

function advice(own: boolean, passed: boolean): Block {
  if (passed)
    return {
      paragraph: own
        ? "Pour obtenir le CQP, vous présenterez de nouveau ces domaines devant un jury."
        : "Pour obtenir le CQP, ces domaines seront présentés de nouveau devant un jury.",
    };
  return {
    paragraph: own
      ? "Pour obtenir le CQP sans les présenter de nouveau, présentez les domaines qui vous manquent devant un jury qui se tient au plus tard ce jour-là. Reprenez votre dossier assez tôt pour qu’une session puisse être organisée."
      : "Pour obtenir le CQP sans que ces domaines soient présentés de nouveau, les domaines qui manquent sont à présenter devant un jury qui se tient au plus tard ce jour-là. Le dossier est à reprendre assez tôt pour qu’une session puisse être organisée.",
  };
}
