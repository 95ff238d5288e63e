import { HttpProblem } from "./problem.ts";
import type { Route } from "./route.ts";

/**
 * Whether a route is refused without `If-Match` (428): what puts its body in the place of what another may have written since
 * it was read. A POST adds or moves, and a state that does not allow it refuses; one that replaces says so.
 */
export function demandsMatch({ edits, method }: Pick<Route, "edits" | "method">): boolean {
  return edits !== undefined && (method !== "POST" || edits === "replaces");
}

/** The version that a tag stands for: that of a read goes on with a digest of what was shown. */
const versionedTag = /^"(\d+)(?:-[\w-]+)?"$/;

/**
 * What a request asks of the version of what it changes, by the headers that its route takes: refuses an edit of an older
 * version than the present one (undefined: it doesn't exist yet), and with `If-None-Match: *` that of anything which exists.
 * With `If-Match: *`, the latest version is meant.
 * @throws HttpProblem 428 where the route demands one of them, and none came; what it gives throws 412.
 */
export function preconditionOf(
  route: Pick<Route, "edits" | "method">,
  headers: Readonly<Record<string, string | undefined>>,
): (version: number | undefined) => void {
  const ifMatch = headers["if-match"]?.trim();
  const creates = route.method === "PUT" && headers["if-none-match"]?.trim() === "*";
  if (demandsMatch(route) && ifMatch === undefined && !creates)
    throw preconditionNeeded(route.edits === "or-creates");
  return (version) => {
    if (creates && version !== undefined) throw existsAlready();
    if (ifMatch === undefined || (ifMatch === "*" && version !== undefined)) return;
    const versions = ifMatch.split(",").map((tag) => versionedTag.exec(tag.trim())?.[1]);
    if (version === undefined || !versions.includes(String(version))) throw stale();
  };
}

/** An edit that does not say what it is an edit of; `creates`: or that it is none. */
function preconditionNeeded(creates: boolean): HttpProblem {
  const orCreates = creates
    ? ", ou envoyez If-None-Match\u00a0: * pour créer ce qui n’existe pas encore"
    : "";
  return new HttpProblem(
    "precondition-needed",
    "Cette modification remplace ce qu’un autre a pu changer\u00a0: relisez la ressource, puis renvoyez son ETag dans " +
      `If-Match${orCreates}.`,
  );
}

/** An edit of something that changed since it was read. */
function stale(): HttpProblem {
  return new HttpProblem(
    "stale",
    "La ressource a changé depuis votre lecture\u00a0; relisez-la avant de la modifier.",
  );
}

/** What was to be created only (`If-None-Match: *`), and exists. */
function existsAlready(): HttpProblem {
  return new HttpProblem(
    "exists-already",
    "Cette ressource existe déjà\u00a0; pour la modifier, relisez-la et renvoyez son ETag dans If-Match.",
  );
}
