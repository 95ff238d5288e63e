import * as z from "zod";
import { fileId, memberId } from "../ids.ts";
import { certificationCode, juryFormat } from "../referential/certification.ts";
import { code } from "../text/code.ts";
import { civilDate } from "../time/civil-date.ts";
import { extraTime } from "./extra-time.ts";
import { type JurySessionState, jurySessionMachine, sessionPlace, slotTimes } from "./session.ts";

const states = Object.keys(jurySessionMachine.states) as [JurySessionState, ...JurySessionState[]];

/** Of a session, who appears and sits when and where: what it convenes to. A session is one too. */
export const appearances = z.strictObject({
  state: z.enum(states),
  sequence: z.int(),
  certification: certificationCode,
  format: juryFormat,
  date: civilDate,
  place: sessionPlace,
  members: z.array(z.strictObject({ id: memberId })),
  slots: z.array(
    slotTimes.extend({
      fileId,
      domains: z.array(code),
      referentialVersion: z.string(),
      extraTime: extraTime.optional(),
    }),
  ),
});
/** Who appears when, see {@link appearances}. */
export type Appearances = z.infer<typeof appearances>;

/** R-JURY-1, R-JURY-6: the files that a session took from the waiting list, and those that it put back, as it changed. */
export function movesBetween(
  before: Appearances | undefined,
  after: Appearances,
): { scheduled: string[]; unscheduled: string[] } {
  const [held, holds] = [filesHeld(before), filesHeld(after)];
  return {
    scheduled: holds.filter((id) => !held.includes(id)),
    unscheduled: held.filter((id) => !holds.includes(id)),
  };
}

function filesHeld(session: Appearances | undefined): string[] {
  if (session === undefined || session.state === "cancelled") return [];
  return session.slots.map(({ fileId }) => fileId);
}
