import * as z from "zod";
import { actor, partyRole, role } from "../domain/access/actor.ts";
import { fileId } from "../domain/ids.ts";
import { type Capacity, needsSecondFactor, roleIn } from "../domain/people/capacity.ts";
import { certificationCode } from "../domain/referential/certification.ts";

/** R-PER-6: what a person may act as, or is invited to. */
const capacityView = z.strictObject({
  /** What the header of a request names to act so. */
  actingAs: z.string(),
  role,
  partyRole: partyRole.optional(),
  /** The name of the party, or of the jury member. */
  name: z.string().optional(),
  /** Whether it takes a second factor of sign-in. */
  secondFactor: z.boolean(),
});

/** The company, the centre, OEMM or the jury member that a request is made for. */
const ownParty = z.strictObject({ id: z.string(), name: z.string().optional() });

/** Requests to evaluate that are shown: more than an evaluator has waiting. */
export const evaluationsShown = 50;

/** Who the service takes a caller for, and what they may act as. */
export const accountView = actor
  .extend({
    party: ownParty.optional(),
    /** What the next tokens of the account let it act as. */
    capacities: z.array(capacityView),
    /** What waits for an answer. */
    invitations: z.array(capacityView),
    /** Candidates whom a company asks them to evaluate, the first of them: to be accepted or declined file by file. */
    evaluations: z
      .array(z.strictObject({ fileId, candidateName: z.string(), certification: certificationCode }))
      .max(evaluationsShown),
  })
  .meta({ id: "Account" });

/** A capacity as its owner sees it. */
export function toCapacityView(
  one: Pick<Capacity, "partyId"> & { role?: Capacity["role"] | undefined },
  names: ReadonlyMap<string, string>,
): z.input<typeof capacityView> {
  const name = names.get(one.partyId);
  return {
    actingAs: one.partyId,
    role: roleIn(one),
    ...(one.role === undefined ? {} : { partyRole: one.role }),
    ...(name === undefined ? {} : { name }),
    secondFactor: needsSecondFactor(one),
  };
}
