import { beforeAll, describe, expect, it } from "vitest";
import { apiDescription, declaredOperations } from "../../../infra/api-description.ts";
import { everyOperation } from "../../../shared/http/description/describe.ts";
import { isNode, type Node, nodesUnder, resolved } from "../../../shared/http/description/walk.ts";
import { operationId } from "../../../shared/http/openapi.ts";

let description: Node = {};
let operations: ReadonlyMap<string, Node> = new Map();
beforeAll(async () => {
  description = await apiDescription();
  operations = new Map(everyOperation(description));
});

const declared = await declaredOperations();
const routes = declared.map(({ name, route }) => ({ id: operationId(name, declared), route }));

/** The values of the examples of a body or an answer, of a media type. */
function examplesOf(holder: unknown, type = "application/json"): unknown[] {
  const content = isNode(holder) && isNode(holder["content"]) ? holder["content"] : {};
  const media = content[type];
  return isNode(media)
    ? nodesUnder(media, "examples").map(([, one]) => resolved(one, description)["value"])
    : [];
}

function answerOf(id: string, status: number): unknown {
  const responses = operations.get(id)?.["responses"];
  const answer = isNode(responses) ? responses[String(status)] : undefined;
  return isNode(answer) ? resolved(answer, description) : undefined;
}

describe("an operation's examples are what its schemas take", () => {
  it.each(routes.filter(({ route }) => route.body !== undefined && route.bodyTypes === undefined))(
    "$id is asked",
    ({ id, route }) => {
      const examples = examplesOf(operations.get(id)?.["requestBody"]);
      expect(examples).not.toEqual([]);
      for (const example of examples) expect(route.body?.safeParse(example).error?.issues).toBeUndefined();
    },
  );

  it.each(routes.filter(({ route }) => route.reply !== undefined))("$id answers", ({ id, route }) => {
    const examples = examplesOf(answerOf(id, route.status ?? 200));
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(route.reply?.safeParse(example).error?.issues).toBeUndefined();
  });

  it("a file is asked, or answered", () => {
    const files = routes.flatMap(({ id, route }) => [
      ...(route.bodyTypes ?? []).map((type) => examplesOf(operations.get(id)?.["requestBody"], type)),
      ...(route.replyTypes ?? []).map((type) => examplesOf(answerOf(id, route.status ?? 200), type)),
    ]);
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((examples) => examples.length === 0)).toEqual([]);
  });
});
