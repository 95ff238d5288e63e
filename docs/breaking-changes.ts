import { compareOpenApi } from "api-smart-diff";
import type { Node } from "../shared/http/description/walk.ts";

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
  return compareOpenApi(before, after)
    .diffs.filter(({ path }) => path[0] === "paths")
    .filter((diff) => !saysWidth(diff))
    .filter((diff) => (diff.path.includes("responses") ? breaksAnswer(diff) : diff.type === "breaking"))
    .map(({ action, path }) => `${action} ${path.join(" › ")}`);
}

/** How long a number is was in its bounds already: that it is named breaks no caller. */
function saysWidth({ action, path, after }: Changed): boolean {
  return action === "add" && path.at(-1) === "format" && ["int32", "int64", "double"].includes(String(after));
}

function breaksAnswer({ action, path }: Changed): boolean {
  const [holder, last] = [path.at(-2), path.at(-1)];
  if (holder === "responses" || holder === "content" || holder === "headers") return action === "remove";
  if (holder === "properties" || holder === "required") return action === "remove";
  return action === "replace" && (last === "type" || last === "format" || last === "const");
}
