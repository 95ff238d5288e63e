import * as z from "zod";
import { evidenceId } from "../ids.ts";
import type { StateMachine } from "../state-machine.ts";
import { instant } from "../time/civil-date.ts";

/** R-PER-3: an enrolment waits for the employee's answer; a code sent to their address lets them give it. */
export const acceptance = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("asked"),
    code: z.string().max(20),
    askedAt: instant,
    /** Dates of birth typed that were not the enrolment's. */
    mistakes: z.int().nonnegative(),
  }),
  z.strictObject({
    state: z.literal("accepted"),
    acceptedAt: instant,
    /** The signed form, where it was on paper. */
    evidenceId: evidenceId.optional(),
    /** Whether the company sees more than the domains to present: what juries decided. */
    showsResults: z.boolean(),
  }),
  z.strictObject({ state: z.literal("declined"), declinedAt: instant }),
]);
/** The answer to an enrolment, see {@link acceptance}. */
export type Acceptance = z.infer<typeof acceptance>;

/** R-PER-3: whether the employee accepted; files of before they were asked count as accepted. */
export function isAccepted({ acceptance: answer }: { acceptance?: Acceptance | undefined }): boolean {
  return answer === undefined || answer.state === "accepted";
}

/** The life of an answer. */
export const acceptanceMachine = {
  name: "acceptance of an enrolment",
  subject: "de cette inscription",
  states: {
    asked: "en attente de la réponse du salarié",
    accepted: "acceptée par le salarié",
    declined: "déclinée par le salarié",
  },
  initial: "asked",
  transitions: {
    ask: { from: ["asked", "declined"], to: ["asked"], rule: "R-PER-3" },
    mistake: { from: ["asked"], rule: "R-PER-3" },
    accept: { from: ["asked"], to: ["accepted"], rule: "R-PER-3" },
    "accept-on-paper": { from: ["asked", "declined"], to: ["accepted"], rule: "R-PER-3" },
    decline: { from: ["asked"], to: ["declined"], rule: "R-PER-3" },
  },
} as const satisfies StateMachine<Acceptance["state"], string>;
