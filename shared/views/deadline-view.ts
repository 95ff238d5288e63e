import * as z from "zod";
import { deadlineMachine } from "../domain/deadlines/deadline.ts";
import { type Deadline, deadlineKind } from "../domain/deadlines/kinds.ts";

/** A deadline as the readers of a file or of a centre see it. */
export const deadlineView = z
  .strictObject({
    kind: deadlineKind,
    state: z.string(),
    stateLabel: z.string(),
    /** Counts until midnight at its end (R-DATE-1). */
    lastDay: z.string(),
    /** Partial validation: how many domains expire. */
    domainCount: z.int().optional(),
    /** Which they are, for those who read what juries decided (R-PER-3). */
    domains: z.array(z.string()).optional(),
    /** Approval: for which certification and service. */
    certification: z.string(),
    service: z.string().optional(),
    closedOn: z.string().optional(),
    /** Reminders sent: days before the last one, and when. */
    reminders: z.array(z.strictObject({ daysBefore: z.int(), on: z.string() })),
  })
  .meta({ id: "Deadline", description: "Échéance" });

/** A deadline for its readers; `decisions`: whether they read what juries decided. */
export function toDeadlineView(deadline: Deadline, decisions = true): z.input<typeof deadlineView> {
  const { kind, state, lastDay, certification, closedOn, reminders } = deadline;
  return {
    kind,
    state,
    stateLabel: deadlineMachine.states[state],
    lastDay,
    certification,
    domainCount: "domains" in deadline ? deadline.domains.length : undefined,
    domains: decisions && "domains" in deadline ? deadline.domains : undefined,
    service: "service" in deadline ? deadline.service : undefined,
    closedOn,
    reminders,
  };
}
