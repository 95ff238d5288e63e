/** A route of the template. */
export interface LocalRoute {
  /** As API Gateway writes it: `GET /files/{fileId}`. */
  key: string;
  functionName: string;
  authorised: boolean;
}

/** A route and the path parameters that it found. */
export interface Matched {
  route: LocalRoute;
  pathParameters: Record<string, string>;
}

/**
 * The route of a request: a full path before one with parameters, before a greedy one; a method before `ANY`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(routes: readonly LocalRoute[], method: string, path: string): Matched | undefined {
  const given = path.split("/");
  const matched = routes.flatMap((route) => {
    const { parts, isGreedy, ...taken } = takenApart(route);
    if (taken.method !== method && taken.method !== "ANY") return [];
    if (isGreedy ? given.length < parts.length : given.length !== parts.length) return [];
    const pathParameters = matchParts(parts, given);
    if (pathParameters === undefined) return [];
    const cost =
      (isGreedy ? 1000 : 0) + Object.keys(pathParameters).length * 2 + Number(taken.method === "ANY");
    return [{ route, pathParameters, cost }];
  });
  return matched.sort((a, b) => a.cost - b.cost)[0];
}

/** A part of a route's path: a text, or the name of a parameter, that takes all that follows where it is greedy. */
type Part = { text: string } | { name: string; isGreedy: boolean };

/** A route's key, taken apart once: there are hundreds of them, and each request is compared with all. */
const known = new WeakMap<LocalRoute, { method: string; parts: readonly Part[]; isGreedy: boolean }>();

function takenApart(route: LocalRoute) {
  const before = known.get(route);
  if (before !== undefined) return before;
  const [method = "", template = ""] = route.key.split(" ");
  const parts = template.split("/").map((text): Part => {
    const [, name, plus] = /^\{(.+?)(\+?)\}$/.exec(text) ?? [];
    return name === undefined ? { text } : { name, isGreedy: plus === "+" };
  });
  const taken = { method, parts, isGreedy: template.includes("+}") };
  known.set(route, taken);
  return taken;
}

function matchParts(parts: readonly Part[], given: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = given[index];
    if ("text" in part) {
      if (value !== part.text) return undefined;
      continue;
    }
    if (part.isGreedy) {
      parameters[part.name] = decode(given.slice(index).join("/"));
      return parameters;
    }
    if (value === undefined || value === "") return undefined;
    parameters[part.name] = decode(value);
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
