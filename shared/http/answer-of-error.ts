import type { Context } from "aws-lambda";
import { DomainError } from "../domain/domain-error.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { openLogger } from "../runtime/open-logger.ts";
import { isUnavailable } from "../store/unavailable.ts";
import type { Answer } from "./answer.ts";
import { describedParts } from "./described-fields.ts";
import { errorToRefusal } from "./error-to-refusal.ts";
import type { Refusal } from "./problem.ts";
import { problemAnswer } from "./problem-answer.ts";
import type { Route } from "./route.ts";
import { routeKey } from "./route-key.ts";

/**
 * The answer to a request that an error ended: a problem, with the headers of the limit that refused it, or when to ask again. What no
 * caller can do anything about is logged. Apart from what serves routes: most requests load none of it.
 */
export async function answerOfError(
  error: unknown,
  {
    requestId,
    now,
    context,
    route,
  }: { requestId: string; now: Instant; context: Context; route: Pick<Route, "method" | "path"> },
): Promise<Answer> {
  if (isUnavailable(error)) {
    (await openLogger(context)).error("a service took no more, or did not answer", { error });
    const { unavailable, unavailableHeaders } = await import("./unavailable.ts");
    return problemAnswer(unavailable, requestId, unavailableHeaders);
  }
  const refusal = errorToRefusal(error);
  if (refusal === undefined) (await openLogger(context)).error("unexpected error", { error });
  const told: Refusal = refusal ?? (await import("./unexpected.ts")).unexpected;
  const parts = told.errors === undefined ? {} : await describedParts(routeKey(route));
  return problemAnswer(told, requestId, await headersOf(error, now), parts);
}

async function headersOf(error: unknown, now: Instant): Promise<Readonly<Record<string, string>>> {
  if (!(error instanceof DomainError) || error.limit === undefined) return {};
  const { limitHeaders } = await import("./limit-headers.ts");
  return limitHeaders(error.limit, now);
}
