import type { Certification } from "../referential/certification.ts";
import type { Policy } from "./policy.ts";

/** R-LAW-1: the policy that a file follows from its enrolment on: what its version says, and the branch's for the rest. */
export function policyOfVersion(
  { vaeExperience, firstJury }: Pick<Certification, "vaeExperience" | "firstJury">,
  policy: Policy,
): Policy {
  return {
    ...policy,
    ...(vaeExperience === undefined ? {} : { vae: { ...policy.vae, experience: vaeExperience } }),
    ...(firstJury === undefined ? {} : { training: { ...policy.training, firstJury } }),
  };
}
