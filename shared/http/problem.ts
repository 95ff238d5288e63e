import * as z from "zod";
import type { ProblemCode } from "../domain/problems/problem-types.ts";
import type { RuleNumber } from "../domain/rules/rule-texts.ts";
import { fieldError, type WrongField } from "./field-error.ts";

/** RFC 9457 problem details, as every error of the API is answered. */
export const problem = z
  .strictObject({
    /** Stable: clients may test it. */
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    /** Names the request. */
    instance: z.string(),
    /** The rule that refused, as numbered in docs/rules.md. */
    rule: z.string().optional(),
    /** What the present state allows instead. */
    allowed: z.array(z.string()).optional(),
    errors: z.array(fieldError).optional(),
    /** Pages of the reference, for who reads the problem. */
    pages: z.strictObject({ problem: z.string(), rule: z.string().optional() }),
  })
  .meta({ id: "Problem", description: "Erreur au format RFC 9457" });
/** A problem, see {@link problem}. */
export type Problem = z.infer<typeof problem>;

/** The media type of problem details. */
export const problemType = "application/problem+json";

/** What is refused, and why; the rest of its answer comes from its code (`shared/domain/problems/`). */
export interface Refusal {
  code: ProblemCode;
  /** Why, in French; where there is none, which fields are to be corrected. */
  detail?: string | undefined;
  /** Which of the statuses of its code, where it has several. */
  status?: number;
  /** The rule that refused. */
  rule?: RuleNumber;
  /** What the present state allows instead. */
  allowed?: string[];
  errors?: WrongField[];
}

/** An error that knows its answer. */
export class HttpProblem extends Error {
  readonly refusal: Refusal;

  constructor(code: ProblemCode, detail?: string, more: Omit<Refusal, "code" | "detail"> = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = "HttpProblem";
    this.refusal = { code, detail, ...more };
  }
}

/** What doesn't exist, or doesn't exist for the person who asks. */
export function notFound(detail = "Cette ressource n’existe pas."): HttpProblem {
  return new HttpProblem("not-found", detail);
}

/** A token that does not say who asks. */
export function notSignedIn(): HttpProblem {
  return new HttpProblem("not-signed-in", "Un jeton d’accès est attendu\u00a0: celui-ci n’en est pas un.");
}

/** R-PER-6: a capacity that the person doesn't have, or not any more. */
export function capacityNotHeld(): HttpProblem {
  return new HttpProblem(
    "capacity-not-held",
    "Votre compte n’agit pas en cette qualité\u00a0: relisez celles qu’il a, ou connectez-vous à nouveau.",
  );
}

/** Decision 27: a capacity that waits for its person's second factor of sign-in. */
export function secondFactorNeeded(): HttpProblem {
  return new HttpProblem(
    "second-factor-needed",
    "Cette qualité donne accès aux dossiers d’autres personnes\u00a0: ajoutez à votre compte une application " +
      "d’authentification (code à usage unique), puis connectez-vous à nouveau.",
  );
}

/** What the person may see but not do. */
export function forbidden(detail = "Votre compte ne permet pas cette action."): HttpProblem {
  return new HttpProblem("forbidden", detail);
}

/** A body of another kind than what the route takes; `advice` says what to send. */
export function unsupportedMediaType(advice: string): HttpProblem {
  return new HttpProblem("unsupported-media-type", advice);
}
