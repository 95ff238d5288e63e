import { isNode, type Node, optionsOf } from "./walk.ts";

/**
 * Says in place, of what is one of several texts, that it is a text of any of their forms: generators make no type of a choice
 * between texts.
 */
export function mergeTexts(schema: Node): void {
  const { anyOf } = schema;
  if (!Array.isArray(anyOf)) return;
  const options = anyOf.filter(isNode);
  for (const option of options) mergeTexts(option);
  if (!options.every((option) => option["type"] === "string" && optionsOf(option).length === 0)) return;
  delete schema["anyOf"];
  Object.assign(schema, { type: "string" }, options.every(isClosed) ? valuesOfAll(options) : formOf(options));
}

const isClosed = (option: Node) => option["enum"] !== undefined || option["const"] !== undefined;
const valuesIn = (option: Node) => [option["enum"] ?? option["const"] ?? []].flat().map(String);

function valuesOfAll(options: readonly Node[]): Node {
  return { enum: options.flatMap(valuesIn) };
}

/** The pattern and the lengths that all options keep to; none where one of them has none. */
function formOf(options: readonly Node[]): Node {
  const patterns = options.map(patternOf);
  const pattern = patterns.every((one) => one !== undefined)
    ? { pattern: `^(?:${[...new Set(patterns)].join("|")})$` }
    : {};
  const longest = options.map((option) => lengthOf(option, "maxLength", Math.max));
  const shortest = Math.min(...options.map((option) => lengthOf(option, "minLength", Math.min) ?? 0));
  return {
    ...pattern,
    ...(shortest === 0 ? {} : { minLength: shortest }),
    ...(longest.some((one) => one === undefined) ? {} : { maxLength: Math.max(...longest.map(Number)) }),
  };
}

function patternOf(option: Node): string | undefined {
  if (isClosed(option))
    return valuesIn(option)
      .map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("|");
  const { pattern } = option;
  return typeof pattern === "string" ? /^\^([^|]*)\$$/.exec(pattern)?.[1] : undefined;
}

function lengthOf(
  option: Node,
  key: "minLength" | "maxLength",
  of: (...lengths: number[]) => number,
): number | undefined {
  if (isClosed(option)) return of(...valuesIn(option).map(({ length }) => length));
  const length = option[key];
  return typeof length === "number" ? length : undefined;
}
