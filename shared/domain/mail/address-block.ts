import * as z from "zod";
import { begin, type StateMachine, transition } from "../state-machine.ts";

/** An address that is not written to, until OEMM lifts the block. */
export const addressBlock = z.strictObject({
  address: z.string(),
  state: z.enum(["blocked", "lifted"]),
  cause: z.enum(["bounced", "complained"]),
  /** In French. */
  reason: z.string(),
  blockedAt: z.string(),
  lifted: z.strictObject({ at: z.string(), by: z.string() }).optional(),
});
/** A block, see {@link addressBlock}. */
export type AddressBlock = z.infer<typeof addressBlock>;

/** The life of a block. */
export const addressBlockMachine = {
  name: "blocked address",
  subject: "du blocage",
  states: { blocked: "en vigueur", lifted: "levé" },
  initial: "blocked",
  transitions: {
    lift: { from: ["blocked"], to: ["lifted"], rule: "R-DAY-4" },
    "block-again": { from: ["lifted"], to: ["blocked"], rule: "R-DAY-4" },
  },
} as const satisfies StateMachine<AddressBlock["state"], string>;

/** The block of an address from now on; undefined when it is blocked already. */
export function blockAddress(
  held: AddressBlock | undefined,
  told: Omit<AddressBlock, "state" | "lifted">,
): AddressBlock | undefined {
  if (held?.state === "blocked") return undefined;
  if (held === undefined) return begin(addressBlockMachine, { ...told, state: "blocked" });
  return transition(addressBlockMachine, held, "block-again", () => ({ ...told, state: "blocked" }));
}

/** A block that OEMM lifts: the owner of the address says that it works. */
export function liftBlock(held: AddressBlock, lifted: NonNullable<AddressBlock["lifted"]>): AddressBlock {
  return transition(addressBlockMachine, held, "lift", () => ({ ...held, state: "lifted", lifted }));
}
