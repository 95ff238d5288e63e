import * as z from "zod";
import { sessionId } from "../../ids.ts";
import type { JurySession } from "../../jury/session.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import type { Policy } from "../../policy/policy.ts";
import { addDays, type CivilDate, civilDate } from "../../time/civil-date.ts";
import {
  deadlineFields,
  endDeadline,
  type Finding,
  openDeadline,
  passedDeadline,
  versionAtChange,
} from "../deadline.ts";
import { declareDeadlineKind } from "../declare-kind.ts";

const schema = z.strictObject({
  kind: z.literal("session-held"),
  ...deadlineFields,
  sessionId,
  sessionDate: civilDate,
});
type HeldDeadline = z.infer<typeof schema>;

/** R-DAY-10: a session to hold on its day, and to end; time ends it otherwise. */
export const sessionHeld = declareDeadlineKind({
  schema,
  about: "session",
  idOfSubject: ({ sessionId }) => sessionId,
  counted: { one: "jury à tenir et à clore", more: "jurys à tenir et à clore" },
  reminders: [daysAfterDate(guidePolicy.jury.unheld)],
  inDigest: false,
  changedBy: heldDeadline,
  review: (held, session: JurySession) => ({ held, finding: heldFinding(session) }),
  // Time ends what OEMM was told of before.
  recipients: (_, session, moment) =>
    moment !== "passed" && session.state !== "opened" ? [{ party: "oemm" }] : [],
});

/** Days between the morning after a session's date and the last day before time ends it. */
function daysAfterDate(unheld: Policy["jury"]["unheld"]): number {
  return unheld.count - 2;
}

/**
 * R-DAY-10: the deadline of a session that goes from `before` (undefined when it is planned) to `after`: it runs until the
 * session has ended, and moves with its date. Undefined when nothing changes for it.
 */
export function heldDeadline(
  before: JurySession | undefined,
  after: JurySession,
  unheld: Policy["jury"]["unheld"],
  today: CivilDate,
): HeldDeadline | undefined {
  if (before?.state === after.state && before.date === after.date) return undefined;
  const running = {
    kind: "session-held" as const,
    id: after.id,
    version: versionAtChange((before?.version ?? 0) + 1),
    sessionId: after.id,
    sessionDate: after.date,
    certification: after.certification,
    // It passes on the day that the policy counts.
    lastDay: addDays(after.date, unheld.count - 1),
  };
  const finding = heldFinding(after);
  if (finding === "holds")
    return openDeadline(running, sessionHeld.reminders, today) ?? passedDeadline(running, today);
  return endDeadline(running, finding, today);
}

function heldFinding({ state }: JurySession): Exclude<Finding, "awaits-outcome"> {
  if (state === "closed") return "met";
  return state === "cancelled" ? "dropped" : "holds";
}
