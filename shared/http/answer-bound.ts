import * as z from "zod";
import type { Answer } from "./answer.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Route } from "./route.ts";

/** Bytes of an answer that Lambda gives back at most, as the JSON that it is handed over in. */
export const answerBytes = 6 * 1024 * 1024;
/** Room for the headers that are put on it afterwards. */
const margin = 16 * 1024;
/** The part of what fits that a shorter page is asked to be: its items may be longer than those of the first. */
const careful = 0.9;

const paged = z.looseObject({ limit: z.int().min(2) });

/**
 * An answer that is no longer than one can be: Lambda would give a failure in its place, which the same request meets for ever. A page
 * that is too long is read again with fewer items, and goes on behind them.
 * @throws Error for what can't be shorter.
 */
export async function fittingAnswer(
  route: Pick<Route, "method">,
  asked: ReadRequest,
  answer: Answer,
  answerTo: (asked: ReadRequest) => Promise<Answer>,
): Promise<Answer> {
  const most = answerBytes - margin;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= most) return answer;
  const query = paged.safeParse(asked.query).data;
  // What changes something is not done again.
  if (query === undefined || route.method !== "GET")
    throw new Error("an answer is longer than Lambda gives back");
  const limit = Math.max(1, Math.floor((careful * query.limit * most) / bytes));
  const shorter = { ...asked, query: { ...query, limit } };
  return fittingAnswer(route, shorter, await answerTo(shorter), answerTo);
}
