import { beforeAll, describe, expect, it } from "vitest";
import { apiDescription, plainDescription } from "../../../infra/api-description.ts";
import { everyOperation, everySchema } from "../../../shared/http/description/describe.ts";
import { repeatedSchemas, untoldUnions } from "../../../shared/http/description/name-schemas.ts";
import { namedSchemas } from "../../../shared/http/description/named-schemas.ts";
import { isNode, type Node, nodesUnder, resolved } from "../../../shared/http/description/walk.ts";

let plain: Node = {};
let served: Node = {};
beforeAll(async () => {
  [plain, served] = await Promise.all([plainDescription(), apiDescription()]);
});

const schemasOf = ({ components }: Node) =>
  new Map(isNode(components) ? nodesUnder(components, "schemas") : []);

describe("the description that is served", () => {
  it("takes and answers what the plain one does", () => {
    expect(contentsOf(served)).toEqual(contentsOf(plain));
  });

  it("names what stands at several places, so that generators make one type of it", () => {
    const change = /^\w+Change\.data/;
    const unnamed = repeatedSchemas(served).filter((places) => !places.every((place) => change.test(place)));
    expect(unnamed).toEqual([
      // What is asked once of each: the operation names it.
      ["declineEnrolment", "takeOverAccount"],
    ]);
  });

  it("gives each name that is declared, to what stands at its place", () => {
    const names = schemasOf(served);
    expect(Object.keys(namedSchemas).filter((name) => !names.has(name))).toEqual([]);
  });

  it("tells the options of each union apart by a property, or none has it", () => {
    expect([...untoldUnions(served)].sort()).toEqual([
      // A number of days or a word.
      "ReminderMoment",
      // The field that is given tells.
      "SlotMove",
      // A duration or a word.
      "VaeExperience",
      "Validity",
      // A truth is no name of a type for OpenAPI: `genuine` tells the two apart.
      "VerifiedCertificate",
    ]);
    const told = [...everySchema(served)].filter(({ schema }) => schema["discriminator"] !== undefined);
    expect(told.length).toBeGreaterThan(12);
    for (const { schema } of told) {
      const { propertyName, mapping } = schema["discriminator"] as { propertyName: string; mapping: Node };
      const options = [schema["oneOf"]].flat() as { $ref: string }[];
      expect(new Set(Object.values(mapping))).toEqual(new Set(options.map(({ $ref }) => $ref)));
      for (const [value, $ref] of Object.entries(mapping)) {
        const { required, properties } = resolved({ $ref }, served) as {
          required: string[];
          properties: Node;
        };
        expect(required).toContain(propertyName);
        const { const: one, enum: several } = properties[propertyName] as Node;
        expect([one ?? several].flat()).toContain(value);
      }
    }
  });
});

/** What operations take and answer, without names and words, an operation an entry. */
function contentsOf(description: Node): Node {
  const inline = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) {
      const all = value.map((one) => inline(one));
      return key === "enum" || key === "required" ? all.sort() : all;
    }
    if (!isNode(value)) return value;
    // What a change of each kind says is tried with what facts say (`changes-description.test.ts`).
    if (String(value["$ref"]).endsWith("/AnyChange")) return "a change";
    if (value["$ref"] !== undefined) return inline(resolved(value, description));
    const said = Object.entries(value).filter(([name, one]) => !forReaders.has(name) || isSchema(one));
    return Object.fromEntries(said.map(([name, one]) => [name, inline(one, name)]));
  };
  return Object.fromEntries(
    everyOperation(description).map(([id, { requestBody, responses, parameters }]) => [
      id,
      inline([requestBody, responses, parameters]),
    ]),
  );
}

const forReaders = new Set(["description", "summary", "example", "examples", "discriminator"]);
/** A property may be called as a word for readers is. */
const isSchema = (value: unknown) => isNode(value) && (value["type"] ?? value["$ref"]) !== undefined;
