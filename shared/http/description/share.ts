import { everyOperation } from "./describe.ts";
import { isNode, type Node, nodesUnder } from "./walk.ts";

/** A place in a description where something stands that may stand elsewhere too. */
interface Place {
  /** What a component of it would be called. */
  name: string;
  /** The operation that it is of. */
  of: string;
  value: Node;
  put(reference: Node): void;
}

/**
 * Puts, in place, what operations say alike among the components, once: parameters, headers of answers and examples. What has
 * one name and several contents is told apart by the operation that says it first.
 */
export function shareRepeated(description: Node): void {
  const operations = everyOperation(description);
  const components = isNode(description["components"]) ? description["components"] : {};
  const answers: [string, Node] = ["shared", components];
  share(description, "parameters", operations.flatMap(parametersOf));
  share(description, "headers", [...operations, answers].flatMap(headersOf));
  share(description, "examples", operations.flatMap(examplesOf));
}

/** Puts, in place, successes that several operations answer alike among the components, once. */
export function shareAnswers(description: Node): void {
  share(description, "responses", everyOperation(description).flatMap(answersOf));
}

function share(description: Node, kind: string, places: readonly Place[]): void {
  const components = isNode(description["components"]) ? description["components"] : {};
  const shared: Node = {};
  for (const [name, named] of Map.groupBy(places, (place) => place.name)) {
    const contents = [...Map.groupBy(named, ({ value }) => JSON.stringify(value)).values()]
      .filter((alike) => alike.length > 1)
      .sort((one, other) => other.length - one.length);
    for (const [index, alike] of contents.entries()) {
      const [first] = alike;
      if (first === undefined) continue;
      const key = index === 0 ? name : `${name}.${first.of}`;
      shared[key] = first.value;
      for (const place of alike) place.put({ $ref: `#/components/${kind}/${key}` });
    }
  }
  components[kind] = { ...(isNode(components[kind]) ? components[kind] : {}), ...shared };
}

function parametersOf([of, operation]: [string, Node]): Place[] {
  const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"] : [];
  return parameters.filter(isNode).map((value, index) => ({
    name: String(value["name"]),
    of,
    value,
    put: (reference) => {
      parameters[index] = reference;
    },
  }));
}

function headersOf([of, operation]: [string, Node]): Place[] {
  return nodesUnder(operation, "responses").flatMap(([, answer]) => entriesOf(answer["headers"], of));
}

/** Answers, each called by what it gives: `FileAnswer`, or its status where it gives nothing of a name. */
function answersOf([of, operation]: [string, Node]): Place[] {
  const answers = isNode(operation["responses"]) ? operation["responses"] : {};
  return entriesOf(answers, of).map((place) => {
    const [[type, media] = ["", {}]] = nodesUnder(place.value, "content");
    const { schema } = media;
    const named = isNode(schema) && typeof schema["$ref"] === "string" ? schema["$ref"] : type;
    const called = (named.split("/").at(-1) ?? "").replace(/^./, (letter) => letter.toUpperCase());
    return { ...place, name: `${called}Answer${place.name === "200" ? "" : place.name}` };
  });
}

/** Examples of what is named, as told by its name; of lists that are sent in any of several media types, once. */
function examplesOf([of, operation]: [string, Node]): Place[] {
  const answers = nodesUnder(operation, "responses").flatMap(([, answer]) => nodesUnder(answer, "content"));
  const { requestBody: body } = operation;
  const lists = (isNode(body) ? nodesUnder(body, "content") : []).filter(([type]) => !type.endsWith("json"));
  return [...answers, ...lists.map(([, media]): [string, Node] => ["csv", media])].flatMap(
    ([type, media]) => {
      const schema = isNode(media["schema"]) ? media["schema"] : {};
      const called = String(schema["$ref"] ?? type)
        .split("/")
        .at(-1);
      return entriesOf(media["examples"], of).map((place) => ({ ...place, name: `${called}.${place.name}` }));
    },
  );
}

function entriesOf(held: unknown, of: string): Place[] {
  if (!isNode(held)) return [];
  return Object.entries(held).flatMap(([name, value]) =>
    isNode(value) && value["$ref"] === undefined
      ? [
          {
            name,
            of,
            value,
            put: (reference: Node) => {
              held[name] = reference;
            },
          },
        ]
      : [],
  );
}
