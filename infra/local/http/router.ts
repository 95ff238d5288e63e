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
  const matched = routes.flatMap((route) => {
    // Before anything is taken apart: of hundreds of routes, few have the method.
    if (!route.key.startsWith(`${method} `) && !route.key.startsWith("ANY ")) return [];
    const [routeMethod = "", template = ""] = route.key.split(" ");
    const pathParameters = matchPath(template, path);
    if (pathParameters === undefined) return [];
    const cost =
      (template.includes("+}") ? 1000 : 0) +
      Object.keys(pathParameters).length * 2 +
      Number(routeMethod === "ANY");
    return [{ route, pathParameters, cost }];
  });
  return matched.sort((a, b) => a.cost - b.cost)[0];
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (template.includes("+}") ? given.length < wanted.length : given.length !== wanted.length)
    return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(.+?)(\+?)\}$/.exec(part);
    const value = given[index];
    if (name?.[2] === "+") {
      parameters[name[1] ?? ""] = decode(given.slice(index).join("/"));
      return parameters;
    }
    if (value === undefined || (name === null && value !== part) || (name !== null && value === ""))
      return undefined;
    if (name !== null) parameters[name[1] ?? ""] = decode(value);
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
