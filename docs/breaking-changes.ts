import { compareOpenApi } from "api-smart-diff";
import type { Node } from "../shared/http/description/walk.ts";

/**
 * What callers of one contract would find broken in another, a line each. The library tells a request's; of answers it lets
 * pass what was promised and is no more, and refuses a new value, which callers are told to expect.
 */
export function breakingChanges(before: Node, after: Node): string[] {
  return compareOpenApi(before, after)
    .diffs.filter(({ path }) => path[0] === "paths")
    .filter((diff) => (diff.path.includes("responses") ? breaksAnswer(diff) : diff.type === "breaking"))
    .map(({ action, path }) => `${action} ${path.join(" › ")}`);
}

function breaksAnswer({ action, path }: { action: string; path: readonly (string | number)[] }): boolean {
  const [holder, last] = [path.at(-2), path.at(-1)];
  if (holder === "responses" || holder === "content" || holder === "headers") return action === "remove";
  if (holder === "properties" || holder === "required") return action === "remove";
  return action === "replace" && (last === "type" || last === "format" || last === "const");
}
