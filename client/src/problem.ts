import type { components } from "./description.ts";

/** A problem as the API tells it (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** The types of problems that the description knows. */
export type ProblemType = Problem["type"];

/** What is known of a failed request beside its answer. */
interface Failure {
  /** `POST /v1/files/{fileId}/submission` */
  request: string;
  /**
   * Whether it may have been carried out all the same: an answer was lost on the way. An edit that was sent again then
   * finds a version which may be its own (412): read before you edit again.
   */
  mayHaveHappened: boolean;
}

/** A request that the API refused or failed at: the problem that it told. */
export class ProblemError extends Error {
  readonly status: number;
  /** `about:blank` where the answer was no problem of the API's own, as the gateway's are not. */
  readonly type: ProblemType | "about:blank";
  readonly title: string;
  /** In French, to be shown as it is. */
  readonly detail: string;
  /** The rule that refused, as `docs/rules.md` numbers it. */
  readonly rule: string | undefined;
  /** What the present state allows instead. */
  readonly allowed: readonly string[];
  readonly errors: readonly components["schemas"]["FieldError"][];
  /** What to name to who runs the API. */
  readonly requestId: string | undefined;
  /** Milliseconds to wait before it is worth another try. */
  readonly retryAfter: number | undefined;
  readonly request: string;
  readonly mayHaveHappened: boolean;

  constructor(answer: {
    status: number;
    problem: Problem | undefined;
    requestId: string | undefined;
    retryAfter: number | undefined;
    failure: Failure;
  }) {
    const { status, problem, requestId, retryAfter, failure } = answer;
    const title = problem?.title ?? `HTTP ${status}`;
    super(`${failure.request}: ${status} ${title}${problem === undefined ? "" : `. ${problem.detail}`}`);
    this.name = "ProblemError";
    this.status = status;
    this.type = problem?.type ?? "about:blank";
    this.title = title;
    this.detail = problem?.detail ?? "";
    this.rule = problem?.rule;
    this.allowed = problem?.allowed ?? [];
    this.errors = problem?.errors ?? [];
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.request = failure.request;
    this.mayHaveHappened = failure.mayHaveHappened;
  }

  /** What to show under each field, which its label is above already, by the field's name: `candidate.email`. */
  byField(): Readonly<Record<string, readonly string[]>> {
    const fields: Record<string, string[]> = {};
    for (const { field, hint } of this.errors) {
      fields[field] ??= [];
      fields[field].push(hint);
    }
    return fields;
  }
}

/** A request that got no answer. */
export class NoAnswerError extends Error {
  readonly request: string;
  readonly mayHaveHappened: boolean;

  constructor({ request, mayHaveHappened }: Failure, cause: unknown) {
    super(`${request}: no answer`, { cause });
    this.name = "NoAnswerError";
    this.request = request;
    this.mayHaveHappened = mayHaveHappened;
  }
}

/** Whether an error is a problem of one of the types: `isProblem(error, "urn:problem:cqp:stale")`. */
export function isProblem<Type extends ProblemType>(
  error: unknown,
  ...types: readonly Type[]
): error is ProblemError & { type: Type } {
  return error instanceof ProblemError && (types as readonly string[]).includes(error.type);
}

/** The problem of an answer's text, where it is one. */
export function problemOf(contentType: string | null, text: string): Problem | undefined {
  if (contentType?.includes("problem+json") !== true) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
