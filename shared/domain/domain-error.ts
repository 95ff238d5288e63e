import type { ProblemCode } from "./problems/problem-types.ts";
import type { RuleNumber } from "./rules/rule-texts.ts";

/** One faulty field of a command, named by its path in the body (`periods.0.from`). */
export interface FieldFault {
  path: string;
  /** What is wrong, in French, for the person who typed it: a sentence that stands beside the name of the field. */
  message: string;
  /** The values of which one is expected, as they are sent. */
  values?: readonly unknown[];
  /** What it is called in what was sent, where no description calls it: a column, a field that is none. */
  called?: string;
}

/**
 * What a refusal is about: the state of things (try later, or something else), the content of the command, or who gave it:
 * it is another's to give; or how often they gave it, until the next day.
 */
export type RefusalKind = "state" | "input" | "actor" | "limit";

/** What a refusal says besides its code. */
export interface RefusalDetails {
  /** The rule that refuses, as numbered in docs/rules.md (`R-VAE-8`). */
  rule: RuleNumber;
  /** Why, in French, for the person who asked. */
  detail: string;
  kind?: RefusalKind;
  /** The commands that the present state allows, when the state refused. */
  allowed?: readonly string[];
  fields?: readonly FieldFault[];
  /** What was done as often as it may be in a day, by its name, when that refused. */
  limit?: { name: string; most: number };
}

/**
 * A rule refused a command. Carries what a person needs to understand it and nothing of HTTP.
 * `code` is stable: clients may test it.
 */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly rule: RuleNumber;
  readonly detail: string;
  readonly kind: RefusalKind;
  readonly allowed: readonly string[] | undefined;
  readonly fields: readonly FieldFault[];
  readonly limit: { name: string; most: number } | undefined;

  constructor(code: ProblemCode, details: RefusalDetails) {
    super(`${code} (${details.rule}): ${details.detail}`);
    this.name = "DomainError";
    this.code = code;
    this.rule = details.rule;
    this.detail = details.detail;
    this.kind = details.kind ?? "state";
    this.allowed = details.allowed;
    this.fields = details.fields ?? [];
    this.limit = details.limit;
  }
}
