import * as z from "zod";
import { fieldError } from "./field-error.ts";

/** RFC 9457 problem details, as every error of the API is answered. */
export const problem = z
  .strictObject({
    /** Stable: clients may test it. */
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    /** The rule that refused, as numbered in docs/rules.md. */
    rule: z.string().optional(),
    /** What the present state allows instead. */
    allowed: z.array(z.string()).optional(),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: "Problem", description: "Erreur au format RFC 9457" });
/** A problem, see {@link problem}. */
export type Problem = z.infer<typeof problem>;

/** The media type of problem details. */
export const problemType = "application/problem+json";

/** An error that knows its answer. */
export class HttpProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.type}: ${problem.detail}`);
    this.name = "HttpProblem";
    this.problem = problem;
  }
}

const urn = (slug: string) => `urn:problem:cqp:${slug}`;

/** A problem of the given kind; `slug` is the stable end of its type. */
export function problemOf(
  slug: string,
  status: number,
  title: string,
  detail: string,
  more: Partial<Pick<Problem, "rule" | "allowed" | "errors">> = {},
): Problem {
  return { type: urn(slug), title, status, detail, ...more };
}

/** What doesn't exist, or doesn't exist for the person who asks. */
export function notFound(detail = "Cette ressource n’existe pas."): HttpProblem {
  return new HttpProblem(problemOf("not-found", 404, "Introuvable", detail));
}

/** A token that does not say who asks. */
export function notSignedIn(): HttpProblem {
  return new HttpProblem(
    problemOf(
      "not-signed-in",
      401,
      "Connexion nécessaire",
      "Un jeton d’accès est attendu\u00a0: celui-ci n’en est pas un.",
    ),
  );
}

/** R-PER-6: a capacity that the person doesn't have, or not any more. */
export function capacityNotHeld(): HttpProblem {
  return new HttpProblem(
    problemOf(
      "capacity-not-held",
      403,
      "Qualité non reconnue",
      "Votre compte n’agit pas en cette qualité\u00a0: relisez celles qu’il a, ou connectez-vous à nouveau.",
    ),
  );
}

/** Decision 27: a capacity that waits for its person's second factor of sign-in. */
export function secondFactorNeeded(): HttpProblem {
  return new HttpProblem(
    problemOf(
      "second-factor-needed",
      403,
      "Double authentification nécessaire",
      "Cette qualité donne accès aux dossiers d’autres personnes\u00a0: ajoutez à votre compte une application " +
        "d’authentification (code à usage unique), puis connectez-vous à nouveau.",
    ),
  );
}

/** What the person may see but not do. */
export function forbidden(detail = "Votre compte ne permet pas cette action."): HttpProblem {
  return new HttpProblem(problemOf("forbidden", 403, "Action non permise", detail));
}

/** A body of another kind than what the route takes; `advice` says what to send. */
export function unsupportedMediaType(advice: string): HttpProblem {
  return new HttpProblem(problemOf("unsupported-media-type", 415, "Type de contenu refusé", advice));
}
