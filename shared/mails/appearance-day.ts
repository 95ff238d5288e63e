import { agreeing } from "../domain/french/agreement.ts";
import { ofName } from "../domain/french/of-name.ts";
import { longDate, plainDate } from "../domain/french/wording.ts";
import type { ConvocationKind } from "../domain/jury/convene.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";
import type { ToldOfCandidate } from "./layout/told-of-candidate.ts";

/** R-DAY-7: tells a company or a centre on which day a candidate appears, that it is another one, or that they don't. */
export function appearanceDay(given: ToldOfCandidate & { kind: ConvocationKind; date: CivilDate }): Mail {
  const { candidateName, certificationName } = given;
  const convened = agreeing("convoqué(e)", given.sex);
  const day = longDate(given.date);
  const jury = `devant le jury du CQP «\u00a0${certificationName}\u00a0»`;
  const said = {
    request: {
      subject: `Jury ${ofName(candidateName)}\u00a0: le ${plainDate(given.date)}`,
      text: `${candidateName} est ${convened} ${jury} le ${day}. L’heure et le lieu lui ont été communiqués.`,
    },
    update: {
      subject: `Jury ${ofName(candidateName)}\u00a0: nouvelle date, le ${plainDate(given.date)}`,
      text: `La date change\u00a0: ${candidateName} est désormais ${convened} ${jury} le ${day}.`,
    },
    cancel: {
      subject: `Jury ${ofName(candidateName)}\u00a0: convocation annulée`,
      text: `La convocation ${ofName(candidateName)} ${jury} du ${day} est annulée. Si une autre date est fixée, nous vous en informerons.`,
    },
  }[given.kind];
  return render({
    subject: said.subject,
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [{ paragraph: said.text }, { link: { label: "Ouvrir le dossier", url: given.fileUrl } }],
  });
}
