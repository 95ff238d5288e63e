import * as z from "zod";
import { copyId, personId, subjectId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { addSeconds, type Instant, instant } from "../time/civil-date.ts";
import { inSeconds } from "../time/period.ts";

const common = {
  id: copyId,
  version: z.int().positive(),
  personId,
  /** Whose account asked: what it proved, and what it was invited to, is the person's too. */
  account: z.string().max(320),
  subject: subjectId,
  requestedAt: instant,
  /** When the file is deleted. */
  expiresAt: instant,
};

/** R-RGPD-1: a copy of everything that is held about a person, for them: one file, one shape per state. */
export const copy = z.discriminatedUnion("state", [
  z.strictObject({ ...common, state: z.literal("requested") }),
  z.strictObject({ ...common, state: z.literal("ready"), readyAt: instant, bytes: z.int().positive() }),
]);
/** A copy, see {@link copy}. */
export type Copy = z.infer<typeof copy>;

/** The life of a copy. */
export const copyMachine = {
  name: "copy for a person",
  subject: "de la copie",
  states: { requested: "en préparation", ready: "disponible" },
  initial: "requested",
  transitions: { finish: { from: ["requested"], to: ["ready"], rule: "R-RGPD-1" } },
} as const satisfies StateMachine<Copy["state"], string>;

/** R-RGPD-1: begins a copy, whose file is kept as long as other exports are. */
export function requestCopy(
  given: Pick<Copy, "id" | "personId" | "account" | "subject">,
  { kept }: Policy["exports"],
  now: Instant,
): Copy {
  const expiresAt = addSeconds(now, inSeconds(kept));
  return begin(copyMachine, { ...given, version: 1, requestedAt: now, expiresAt, state: "requested" });
}

/** The copy once its file of so many bytes is there. */
export function finishCopy(before: Copy, bytes: number, now: Instant): Copy {
  return transition(copyMachine, before, "finish", (requested) => ({
    ...requested,
    state: "ready",
    readyAt: now,
    bytes,
    version: before.version + 1,
  }));
}

/**
 * How far a copy is for the person who asked: the file of an `expired` one is gone; one that is not ready once its message is
 * no longer delivered (`givenUpAfter`, seconds) has `failed`.
 */
export function copyProgress(
  { state, requestedAt, expiresAt }: Copy,
  now: Instant,
  givenUpAfter: number,
): Copy["state"] | "expired" | "failed" {
  const isPast = (at: Instant) => Date.parse(now) >= Date.parse(at);
  if (state === "ready") return isPast(expiresAt) ? "expired" : "ready";
  return isPast(addSeconds(requestedAt, givenUpAfter)) ? "failed" : "requested";
}
