import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDescription } from "../../../infra/api-description.ts";
import {
  everyOperation,
  everyParameter,
  everySchema,
  valuesOf,
} from "../../../shared/http/description/describe.ts";
import { leftOut, shownTogether } from "../../../shared/http/description/example-parts.ts";
import { labels } from "../../../shared/http/description/labels.ts";
import { operationNames, operationNotes } from "../../../shared/http/description/operation-names.ts";
import { isNode, type Node, nodesUnder, resolved } from "../../../shared/http/description/walk.ts";
import { vocabularies } from "../../../shared/http/description/words.ts";
import { labelsByPlace } from "../../../shared/http/openapi.ts";

let description: Node = {};
beforeAll(async () => {
  description = await plainDescription();
});

/** A sentence that begins as one, in French, and says more than a name. */
const sentence = /^[«A-ZÀÉÊÎ].{3,}/su;

const undescribed = (nodes: Iterable<readonly [place: string, node: Node]>) =>
  [...nodes].filter(([, node]) => !sentence.test(String(node["description"] ?? ""))).map(([place]) => place);

describe("the description of the API says in French what each thing is", () => {
  it("property", () => {
    const properties = [...everySchema(description)].filter(({ named }) => named);
    expect(properties.length).toBeGreaterThan(1000);
    expect(undescribed(properties.map(({ place, schema }) => [place.join("."), schema]))).toEqual([]);
  });

  it("parameter", () => {
    const parameters = everyParameter(description);
    expect(parameters.length).toBeGreaterThan(300);
    expect(undescribed(parameters.map(([id, one]) => [`${id} ${one["name"]}`, one]))).toEqual([]);
  });

  it("header, answer and schema of a name", () => {
    const components = isNode(description["components"]) ? description["components"] : {};
    const answers = [
      ...nodesUnder(components, "responses"),
      ...everyOperation(description).flatMap(([id, operation]) =>
        nodesUnder(operation, "responses").map(([status, answer]): [string, Node] => [
          `${id} ${status}`,
          answer,
        ]),
      ),
    ].filter(([, answer]) => answer["$ref"] === undefined);
    const headers = [
      ...nodesUnder(components, "headers"),
      ...answers.flatMap(([place, answer]) =>
        nodesUnder(answer, "headers").map(([name, header]): [string, Node] => [
          `${place} ${name}`,
          resolved(header, description),
        ]),
      ),
    ];
    expect(headers.length).toBeGreaterThan(10);
    expect(undescribed([...answers, ...headers])).toEqual([]);
    expect(undescribed(nodesUnder(components, "schemas"))).toEqual([]);
  });

  it("value of an enumeration, by its label", () => {
    const met = [...everySchema(description)].flatMap(({ schema, place }) =>
      valuesOf(schema).map((value) => ({ schema, place: `${place.join(".")}: ${value}`, value })),
    );
    expect(met.length).toBeGreaterThan(500);
    const unnamed = met.filter(({ schema, value }) => {
      const told = schema["x-enumDescriptions"];
      return !isNode(told) || typeof told[value] !== "string";
    });
    expect(unnamed.map(({ place }) => place)).toEqual([]);
  });
});

it("the labels that the API gives at run time are those of every value of the description", () => {
  const given = labelsByPlace(description);
  const missing = [...everySchema(description)].flatMap(({ schema, place }) =>
    valuesOf(schema).filter((value) => given[place.join(".")]?.[value] === undefined),
  );
  expect(missing).toEqual([]);
  expect(given["Mail.state"]).toMatchObject({ withheld: "non envoyé" });
});

describe("the words of the description", () => {
  it("are each about something that is there", () => {
    const places = [...everySchema(description)].map(({ place }) => place.join("."));
    const parameters = everyParameter(description).map(([id, one]) => `${id}.${one["name"]}`);
    const met = [...places, ...parameters].map((place) => `.${place}`);
    const keys = [
      ...vocabularies.flatMap((words) => Object.keys(words)),
      ...labels.keys(),
      ...shownTogether.keys(),
      ...leftOut.keys(),
    ];
    expect(keys.filter((key) => !met.some((place) => place.endsWith(`.${key}`)))).toEqual([]);
  });

  it("stand once", () => {
    const keys = vocabularies.flatMap((words) => Object.keys(words));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("are loaded by no function: only what writes the description imports them", () => {
    const root = join(import.meta.dirname, "../../..");
    const importing = globSync("{functions,shared,events,infra}/**/*.ts", { cwd: root }).filter((file) =>
      /from "[^"]*\/(?:description\/[\w/-]+|openapi|asyncapi)\.ts"/.test(
        readFileSync(join(root, file), "utf8"),
      ),
    );
    const outside = importing
      .map((file) => relative(root, join(root, file)))
      .filter((file) => !file.startsWith("shared/http/description/"));
    expect(outside.sort()).toEqual([
      "infra/api-description.ts",
      "infra/bundle.ts",
      "shared/http/openapi.ts",
      "shared/views/api-description.ts",
      "shared/views/asyncapi.ts",
    ]);
  });
});

it("operations have identifiers of their own, made of words", () => {
  const ids = everyOperation(description).map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(?:[A-Z][a-z]*)*$/.test(id))).toEqual([]);
  // A generated client has them all in one place: a verb alone does not say of what.
  expect(ids.filter((id) => /^[a-z]+$/.test(id))).toEqual(["enrol"]);
  expect(Object.keys(operationNotes).filter((id) => !ids.includes(id))).toEqual([]);
  const named = Object.values(operationNames);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

it("operations take If-None-Match where they may answer 304, and a key where they may be repeated by it", () => {
  const taken = new Map(everyOperation(description).map(([id]) => [id, new Set<string>()]));
  for (const [id, { name }] of everyParameter(description)) taken.get(id)?.add(String(name));
  const without = everyOperation(description).filter(([id, { responses }]) => {
    const answers = isNode(responses) ? responses : {};
    const has = (name: string) => taken.get(id)?.has(name) === true;
    const creates = has("If-None-Match") && has("If-Match");
    return (
      (answers["304"] !== undefined) !== (has("If-None-Match") && !creates) ||
      (answers["422"] !== undefined) !== has("Idempotency-Key")
    );
  });
  expect(without.map(([id]) => id)).toEqual([]);
});
