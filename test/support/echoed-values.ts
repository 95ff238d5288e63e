import type { DescribedField } from "../../shared/http/described-fields.ts";
import { isNode } from "../../shared/http/description/walk.ts";
import type { Problem } from "../../shared/http/problem.ts";
import type { DescribedRoute } from "./wrong-requests.ts";
import type { WrongValue } from "./wrong-values.ts";

/** Letters of a value that can be told from words of a sentence, at least. */
const fewestTold = 4;

/**
 * What an answer repeats of a request beside its wrong value: nothing, as it may be about another person. Values that the description
 * enumerates are no one’s.
 */
export function echoedValues(
  problem: Problem,
  { right, parts }: DescribedRoute,
  wrong: WrongValue,
): string[] {
  const told = [problem.detail, ...(problem.errors ?? []).flatMap(({ message, hint }) => [message, hint])];
  const known = new Set(Object.values(parts).flatMap((part) => valuesOf(part)));
  const beside = Object.entries(right).flatMap(([place, sent]) =>
    Object.entries(textsOf(sent)).flatMap(([path, text]) =>
      place === wrong.in && isWithin(path, wrong.field) ? [] : [text],
    ),
  );
  return [...new Set(beside)].filter(
    (text) => text.length >= fewestTold && !known.has(text) && told.some((one) => one.includes(text)),
  );
}

function valuesOf({ values = {}, fields = {}, each }: DescribedField): string[] {
  return [...Object.keys(values), ...[...Object.values(fields), ...(each ? [each] : [])].flatMap(valuesOf)];
}

/** The texts of what is sent, by their paths. */
function textsOf(sent: unknown, path = ""): Record<string, string> {
  if (typeof sent === "string" || typeof sent === "number") return { [path]: String(sent) };
  if (!isNode(sent) && !Array.isArray(sent)) return {};
  const within = Object.entries(sent).map(([name, one]) =>
    textsOf(one, path === "" ? name : `${path}.${name}`),
  );
  return Object.assign({}, ...within);
}

function isWithin(path: string, field: string): boolean {
  return field === "" || path === field || path.startsWith(`${field}.`);
}
