import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { changesDescription } from "../../../docs/changes-description.ts";
import { factCatalogue } from "../../../events/catalogue.ts";
import { apiDescription } from "../../../infra/api-description.ts";
import { valuesOf } from "../../../shared/http/description/describe.ts";
import { isNode, type Node, nodesUnder, schemasIn } from "../../../shared/http/description/walk.ts";
import { factWords } from "../../../shared/http/description/words/facts.ts";
import { accessEnded, change, dataOfChange } from "../../../shared/views/change-view.ts";

let description: Node = {};
beforeAll(async () => {
  description = await changesDescription();
});

/** What is at a path of names, which is there. */
function at(...path: readonly string[]): Node {
  return path.reduce((node, name) => {
    const inner = node[name];
    if (!isNode(inner)) throw new Error(`nothing at ${path.join(" › ")}: ${name}`);
    return inner;
  }, description);
}

const schemaOf = (type: string, ...path: string[]) => at("components", "schemas", type, ...path);

it("R-CHG-1: the feed of changes tells each fact of events/, and that access ended", () => {
  const types = [...factCatalogue.keys(), accessEnded].sort();
  expect(Object.keys(at("channels", "changes", "messages")).sort()).toEqual(types);
  expect(Object.keys(at("components", "messages")).sort()).toEqual(types);
  expect(Object.keys(at("components", "schemas")).sort()).toEqual([...types, "Change"].sort());
});

describe.each([...factCatalogue.values()])("$type is described", (kind) => {
  const { type, version, label, personal } = kind;

  it("by its French label, its version and what its data are, of which none is of people", () => {
    expect(at("components", "messages", type)).toMatchObject({ name: type, title: label });
    expect(schemaOf(type, "properties")).toMatchObject({
      type: { const: type },
      version: { const: version },
    });
    const told = Object.keys(schemaOf(type, "properties", "data", "properties"));
    const read = Object.keys(kind.data.shape).filter((field) => !personal.some((name) => name === field));
    expect(told.sort()).toEqual(read.sort());
  });

  it("with an example that its contract and its schema take", () => {
    const { examples } = at("components", "messages", type);
    expect(Array.isArray(examples) && examples.length).toBe(1);
    const { payload } = Array.isArray(examples) && isNode(examples[0]) ? examples[0] : {};
    const { data, ...told } = change.parse(payload);
    expect(told).toMatchObject({ type, version });
    expect(dataOfChange(kind).safeParse(data).error?.issues).toBeUndefined();
    const written = z.fromJSONSchema(schemaOf(type, "properties", "data"));
    expect(written.safeParse(data).error?.issues).toBeUndefined();
  });
});

it("the API's description has each kind by its type, and takes the example of each as that kind alone", async () => {
  const api = await apiDescription();
  const schemas = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  addFormats.default(schemas);
  schemas.addSchema(api, "api");
  const any = schemas.getSchema("api#/components/schemas/AnyChange");
  if (any === undefined) throw new Error("no schema of changes");
  const examples = nodesUnder(at("components"), "messages").map(([type, { examples: told }]) => {
    const [{ payload }] = told as [{ payload: Node }];
    return [type, payload] as const;
  });
  expect(examples.map(([type]) => type).sort()).toEqual([...factCatalogue.keys(), accessEnded].sort());
  for (const [type, payload] of examples) {
    expect({ type, fits: any(payload), errors: any.errors }).toEqual({ type, fits: true, errors: null });
    expect(any({ ...payload, type: "file.never-heard-of" })).toBe(false);
    expect(any({ ...payload, version: 99 })).toBe(false);
  }
});

function labelsOf(schema: Node): Node {
  const labels = schema["x-enumDescriptions"];
  return isNode(labels) ? labels : {};
}

describe("the description of changes says in French", () => {
  const met = () =>
    nodesUnder(at("components"), "schemas").flatMap(([name, schema]) => [...schemasIn(schema, [name])]);

  it("what each property means", () => {
    const properties = met().filter(({ named }) => named);
    expect(properties.length).toBeGreaterThan(300);
    const unsaid = properties.filter(
      ({ schema }) => !/^[A-ZÀÉÊ].{3,}/su.test(String(schema["description"] ?? "")),
    );
    expect(unsaid.map(({ place }) => place.join("."))).toEqual([]);
  });

  it("what each value of an enumeration means", () => {
    const values = met().flatMap(({ schema, place }) =>
      valuesOf(schema).map((value) => ({
        label: labelsOf(schema)[value],
        place: `${place.join(".")}: ${value}`,
      })),
    );
    expect(values.length).toBeGreaterThan(100);
    const unsaid = values.filter(({ label }) => typeof label !== "string" || label === "");
    expect(unsaid.map(({ place }) => place)).toEqual([]);
  });

  it("nothing of what is not there", () => {
    const places = met().map(({ place }) => `.${place.filter((name) => name !== "data").join(".")}`);
    expect(Object.keys(factWords).filter((key) => !places.some((one) => one.endsWith(`.${key}`)))).toEqual(
      [],
    );
  });
});
