import type { Transition } from "../state-machine.ts";

/** States of a file that both paths call alike. */
export const commonStates = {
  scheduled: "inscrit à une session de jury",
  "partially-validated": "validation partielle",
  certified: "CQP obtenu",
  withdrawn: "abandonné",
  closed: "clos",
} as const;

/**
 * The part of a file's life that both paths share: from its submission by those who prepare it (in the state
 * `prepared`, under the rule `submission`) to what the jury decides, and back.
 */
export function juryLife<const Prepared extends string, const Rule extends string>(
  prepared: Prepared,
  submission: Rule,
) {
  return {
    submit: { from: [prepared], to: ["submitted"], rule: submission },
    reopen: { from: ["submitted"], to: [prepared], rule: submission },
    schedule: { from: ["submitted"], to: ["scheduled"], rule: "R-JURY-1" },
    unschedule: { from: ["scheduled"], to: ["submitted"], rule: "R-JURY-6" },
    "record-absence": { from: ["scheduled"], to: ["submitted"], rule: "R-JURY-8" },
    adjourn: { from: ["scheduled"], to: ["submitted"], rule: "R-DAY-2" },
    "hear-again": { from: ["submitted"], to: ["scheduled"], rule: "R-DAY-2" },
    "show-appearance": { from: [prepared, "submitted", "scheduled"], rule: "R-DAY-2" },
    "record-decision": {
      from: ["scheduled"],
      to: ["partially-validated", "certified"],
      rule: "R-JURY-8",
    },
    "correct-decision": {
      from: ["partially-validated", "certified"],
      to: ["partially-validated", "certified"],
      rule: "R-JURY-12",
    },
    "grant-by-joining": { from: ["partially-validated"], to: ["certified"], rule: "R-PER-4" },
    resume: { from: ["partially-validated"], to: [prepared], rule: "R-JURY-10" },
  } as const satisfies Record<string, Transition<string>>;
}
