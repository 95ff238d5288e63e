import { isDeepStrictEqual } from "node:util";
import { compareOpenApi } from "api-smart-diff";
import { mergeTexts } from "../shared/http/description/merge-texts.ts";
import { isNode, type Node, nodesUnder, resolved } from "../shared/http/description/walk.ts";

interface Changed {
  action: string;
  path: readonly (string | number)[];
  after?: unknown;
}

/**
 * What callers of one contract would find broken in another, a line each. The library tells a request's; of answers it lets
 * pass what was promised and is no more, and refuses a new value, which callers are told to expect.
 */
export function breakingChanges(before: Node, after: Node): string[] {
  const [told, tells] = withoutSame(before, after);
  return compareOpenApi(withoutNews(told, tells), withoutNews(tells, told))
    .diffs.filter(({ path }) => path[0] === "paths")
    .filter((diff) => !saysWidth(diff))
    .filter((diff) =>
      diff.path.includes("responses") ? breaksAnswer(diff) : diff.type === "breaking" || renames(diff),
    )
    .map(({ action, path }) => `${action} ${path.join(" › ")}`);
}

/** Both contracts without the paths that say the same in both, where what they refer to does: the comparison takes seconds. */
function withoutSame(before: Node, after: Node): [Node, Node] {
  if (!isDeepStrictEqual(before["components"], after["components"])) return [before, after];
  const [old, fresh] = [new Map(nodesUnder(before, "paths")), new Map(nodesUnder(after, "paths"))];
  const without = (contract: Node, others: ReadonlyMap<string, Node>) => ({
    ...contract,
    paths: Object.fromEntries(
      nodesUnder(contract, "paths").filter(([path, item]) => !isDeepStrictEqual(item, others.get(path))),
    ),
  });
  return [without(before, fresh), without(after, old)];
}

/** A contract with what only it names in the place of the name: that a schema or an answer has a name breaks no caller. */
function withoutNews(contract: Node, other: Node): Node {
  const known = (reference: string) => {
    const [, , kind = "", name = ""] = reference.split("/");
    const { components } = other;
    const named = isNode(components) ? components[kind] : undefined;
    return isNode(named) && named[name] !== undefined;
  };
  const inline = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inline);
    if (!isNode(value)) return value;
    const { $ref: reference, discriminator: _, ...own } = value;
    if (typeof reference !== "string") {
      // Of what callers may send or are sent, a choice between texts says no more than their forms.
      mergeTexts(own);
      return Object.fromEntries(Object.entries(own).map(([key, one]) => [key, inline(one)]));
    }
    if (known(reference)) return value;
    return inline({ ...resolved(value, contract), ...own });
  };
  return inline(contract) as Node;
}

/** How long a number is was in its bounds already: that it is named breaks no caller. */
function saysWidth({ action, path, after }: Changed): boolean {
  return action === "add" && path.at(-1) === "format" && ["int32", "int64", "double"].includes(String(after));
}

/** Whether an operation has another identifier: generated clients call it by a method of that name. */
function renames({ action, path }: Changed): boolean {
  return action === "replace" && path.length === 4 && path.at(-1) === "operationId";
}

function breaksAnswer({ action, path }: Changed): boolean {
  const [holder, last] = [path.at(-2), path.at(-1)];
  if (holder === "responses" || holder === "content" || holder === "headers") return action === "remove";
  if (holder === "properties" || holder === "required") return action === "remove";
  return action === "replace" && (last === "type" || last === "format" || last === "const");
}
