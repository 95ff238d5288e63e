import { appearanceTold } from "../../../events/concerned.ts";
import { appearanceDay } from "../../../shared/mails/appearance-day.ts";
import {
  aboutConcerned,
  appearanceOfConcerned,
  exampleConcerned,
  followsNoMore,
} from "../about-concerned.ts";
import { declareMail } from "../declare-mail.ts";
import { outcomeChanged, saidOfAppearance } from "../said-of-appearance.ts";
import { saidToCandidate } from "../said-to-candidate.ts";

const example = { ...exampleConcerned, date: "2027-07-02" };

/** R-DAY-7: to the company or the centre: the day alone, and so nothing where only hours or the place changed (R-DAY-4). */
export const mail = declareMail({
  fact: appearanceTold,
  async load({ fact, data, settings, leaving }) {
    const fileId = fact.about.id;
    const ref = appearanceOfConcerned(data.sessionId, fileId, data.to);
    const said = await saidOfAppearance(ref, data.sequence, leaving, (session) =>
      saidToCandidate(session, fileId),
    );
    if ("stays" in said) return said;
    const { message, hindrance } = said;
    // The day is past: the outcome is told instead.
    if (hindrance !== undefined) return outcomeChanged;
    const { kind, said: now } = message.says;
    const before = message.told.messages.left?.said.date;
    if (kind === "update" && before === now.date)
      return { stays: "superseded", reason: "La date du jury n’a pas changé." };
    const { follows, to, common } = await aboutConcerned(fact, data.to, settings);
    if (!follows) return followsNoMore;
    return { to, message, given: { ...common, kind, date: now.date } };
  },
  write: appearanceDay,
  examples: [
    { ...example, kind: "request" },
    { ...example, kind: "update", sex: "male" },
    { ...example, kind: "cancel", party: "company" },
  ],
});
