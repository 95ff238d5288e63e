import { sessionSchedule } from "../../../shared/documents/session-schedule.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { certificationsOfFiles } from "../../../shared/store/referential.ts";
import { paperOf, wasConvened, whileConvened } from "../session-order.ts";

const schedule = paperOf("schedule", wasConvened, async (session, given) => {
  const { certification } = session;
  const referentials = await certificationsOfFiles(
    session.slots.map(({ referentialVersion }) => ({ certification, referentialVersion })),
  );
  const titles = new Map(referentials.map((version) => [version.version, domainTitles(version)]));
  return sessionSchedule(session, {
    ...given,
    domainTitles: ({ referentialVersion, domains }) =>
      domains.map((code) => titles.get(referentialVersion)?.get(code) ?? code),
    policy: guidePolicy,
  });
});

/** R-JURY-7: the schedule of a session, as long as it is convened. */
export const scheduleOn = whileConvened(schedule);
