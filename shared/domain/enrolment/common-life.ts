import type { RuleNumber } from "../rules/rule-texts.ts";
import type { Transition } from "../state-machine.ts";

/** States of a file that both paths call alike. */
export const commonStates = {
  scheduled: "inscrit à une session de jury",
  "partially-validated": "validation partielle",
  certified: "CQP obtenu",
  annulled: "décision annulée",
  withdrawn: "abandonné",
  closed: "clos",
} as const;

/**
 * The part of a file's life that both paths share: from its submission by those who prepare it (in the state
 * `prepared`, under the rule `submission`) to what the jury decides, and back.
 */
export function juryLife<const Prepared extends string, const Rule extends RuleNumber>(
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
    "correct-to-absence": {
      from: ["partially-validated", "certified"],
      to: ["submitted"],
      rule: "R-DAY-2",
    },
    "decide-late": { from: ["submitted"], to: ["partially-validated", "certified"], rule: "R-DAY-2" },
    "annul-decision": { from: ["partially-validated", "certified"], to: ["annulled"], rule: "R-DAY-9" },
    "withdraw-certificate": { from: ["certified"], to: ["partially-validated"], rule: "R-DAY-9" },
    "restore-decision": { from: ["annulled"], to: ["partially-validated"], rule: "R-DAY-9" },
    "restore-certificate": {
      from: ["annulled", "partially-validated"],
      to: ["certified"],
      rule: "R-DAY-9",
    },
    "grant-by-joining": { from: ["partially-validated"], to: ["certified"], rule: "R-PER-4" },
    resume: { from: ["partially-validated"], to: [prepared], rule: "R-JURY-10" },
  } as const satisfies Record<string, Transition<string>>;
}
