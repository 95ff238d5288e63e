import { absenceRecorded as recorded } from "../../../events/jury.ts";
import type { FileMain } from "../../../shared/domain/enrolment/file.ts";
import { outcomeStands } from "../../../shared/domain/jury/outcome-told.ts";
import { type CivilDate, dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { absenceRecorded } from "../../../shared/mails/absence-recorded.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

const example = { ...exampleMail, date: "2027-07-02", firstJury: undefined };

/** R-JURY-8, R-DAY-4: to the candidate, unless the absence was corrected since. */
export const mail = declareMail({
  fact: recorded,
  async load({ fact, data, settings }) {
    const session = await loadSession(data.sessionId);
    if (session === undefined || !outcomeStands(session, fact.about.id, data.kind)) return outcomeChanged;
    const { file, to, common } = await aboutFile(fact, settings);
    const firstJury = firstJuryLeft(file, dateInParis(systemRuntime.now()));
    return { to, given: { ...common, ...data, firstJury } };
  },
  write: absenceRecorded,
  examples: [
    { ...example, kind: "absent" },
    { ...example, kind: "excused" },
    { ...example, kind: "absent", firstJury: { by: "2027-12-31", over: false } },
    { ...example, kind: "excused", firstJury: { by: "2027-07-02", over: true } },
  ],
});

/** R-TRN-2: the last day for a first jury that is still to come; on that day itself, none comes any more. */
function firstJuryLeft(file: FileMain, today: CivilDate): { by: CivilDate; over: boolean } | undefined {
  if (file.path !== "training" || file.appearedOn !== undefined || file.firstJuryKept !== undefined)
    return undefined;
  const by = "firstJuryBy" in file ? file.firstJuryBy : undefined;
  return by === undefined ? undefined : { by, over: file.state === "lapsed" || by <= today };
}
