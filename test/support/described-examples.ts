import { isNode, type Node, nodesUnder, resolved } from "../../shared/http/description/walk.ts";

/** A request that is made of the examples of a description alone. */
export interface ExampleRequest {
  /** The operation's identifier. */
  operation: string;
  /** Which of its examples. */
  example: string;
  method: string;
  /** With its query. */
  path: string;
  body?: unknown;
  type?: string;
}

/**
 * What a reader sends who presses "try it": for each operation, a request for each example of its body, with what the
 * description gives as examples of its parameters; those that may be left out are.
 */
export function exampleRequests(description: Node): ExampleRequest[] {
  return nodesUnder(description, "paths").flatMap(([template, methods]) =>
    nodesUnder({ methods }, "methods").flatMap(([method, operation]) => {
      const parameters = [operation["parameters"] ?? []].flat().filter(isNode);
      const must = parameters
        .map((one) => resolved(one, description))
        .filter(({ required }) => required === true);
      const value = (one: Node) => encodeURIComponent(exampleOf(one, description));
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
        value(must.find((one) => one["name"] === name) ?? {}),
      );
      const query = must.filter((one) => one["in"] === "query").map((one) => `${one["name"]}=${value(one)}`);
      const asked = {
        operation: String(operation["operationId"]),
        method: method.toUpperCase(),
        path: query.length === 0 ? path : `${path}?${query.join("&")}`,
      };
      const body = operation["requestBody"];
      const [content] = isNode(body) ? nodesUnder(body, "content") : [];
      if (content === undefined) return [{ ...asked, example: "exemple" }];
      const [type, media] = content;
      return nodesUnder(media, "examples").map(([example, one]) => ({
        ...asked,
        example,
        type,
        body: resolved(one, description)["value"],
      }));
    }),
  );
}

function exampleOf(parameter: Node, description: Node): string {
  const schema = isNode(parameter["schema"]) ? resolved(parameter["schema"], description) : {};
  const [first] = [schema["enum"] ?? []].flat();
  const found = [parameter["example"] ?? schema["example"] ?? first].flat();
  if (found[0] === undefined) throw new Error(`${parameter["name"]} has no example`);
  return found.join(",");
}
