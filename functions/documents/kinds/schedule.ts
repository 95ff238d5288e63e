import type { Fact } from "../../../events/fact.ts";
import { sessionCancelled, sessionChanged, sessionConvened } from "../../../events/jury.ts";
import { sessionSchedule } from "../../../shared/documents/session-schedule.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { certificationsOfFiles, nameInForce } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import type { PrintedOn, PrintOrder } from "../print-order.ts";

function schedule(fact: Fact): PrintOrder {
  const sessionId = fact.about.id;
  return {
    name: { about: { kind: "session", id: sessionId }, kind: "schedule", reference: sessionId },
    async print() {
      const session = await loadSession(sessionId);
      if (session === undefined) throw new Error(`the session of ${fact.id} does not exist`);
      // What is only planned is not on a schedule yet; what was cancelled is no longer.
      if (session.state === "planned" || session.state === "cancelled") return undefined;
      const { certification } = session;
      const referentials = await certificationsOfFiles(
        session.slots.map(({ referentialVersion }) => ({ certification, referentialVersion })),
      );
      const titles = new Map(referentials.map((version) => [version.version, domainTitles(version)]));
      return sessionSchedule(session, {
        certificationName: await nameInForce(certification, session.date),
        domainTitles: ({ referentialVersion, domains }) =>
          domains.map((code) => titles.get(referentialVersion)?.get(code) ?? code),
        madeAt: fact.at,
        policy: guidePolicy,
      });
    },
  };
}

/** R-JURY-7: the schedule of a session, as long as it is convened. */
export const scheduleOn: readonly PrintedOn[] = [
  { fact: sessionConvened, order: schedule },
  { fact: sessionChanged, order: schedule },
  { fact: sessionCancelled, order: schedule },
];
