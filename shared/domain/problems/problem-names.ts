import type { RuleNumber } from "../rules/rule-texts.ts";
import type { ProblemCode } from "./problem-types.ts";

/** The `type` of a problem: a name for ever, that leads nowhere by itself (decision 61). */
export function problemUrn(code: ProblemCode): string {
  return `urn:problem:cqp:${code}`;
}

/** Where a kind of problem is explained. */
export function problemPage(code: ProblemCode): string {
  return `/docs/problems/${code}`;
}

/** Where a rule is told. */
export function rulePage(rule: RuleNumber): string {
  return `/docs/rules/${rule}`;
}
