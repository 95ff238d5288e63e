import { beforeAll, describe, expect, it } from "vitest";
import { breakingChanges } from "../../../docs/breaking-changes.ts";
import { contractOf, releasedContract } from "../../../docs/released-description.ts";
import { apiDescription } from "../../../infra/api-description.ts";
import { isNode, type Node } from "../../../shared/http/description/walk.ts";
import { servedPath } from "../../../shared/http/served-path.ts";

let today: Node = {};
/** Two paths of it, and what they refer to: changes are as well found in a small one. */
let part: Node = {};
beforeAll(async () => {
  today = contractOf(await apiDescription());
  const all = at(today, "paths");
  const shown = [servedPath("/centres/{centreId}"), servedPath("/files/{fileId}/mails")];
  const paths = Object.fromEntries(shown.map((path) => [path, all[path]]));
  const kinds = isNode(today["components"]) ? Object.keys(today["components"]) : [];
  const named = referredTo(paths);
  const components = kinds.map((kind) => [
    kind,
    Object.fromEntries(Object.entries(at(today, "components", kind)).filter(([name]) => named.has(name))),
  ]);
  part = { ...today, paths, components: Object.fromEntries(components) };
});

/** The names of all components that a part refers to, by way of others too. */
function referredTo(from: Node, known = new Set<string>()): Set<string> {
  for (const [, kind = "", name = ""] of JSON.stringify(from).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
    if (known.has(name)) continue;
    known.add(name);
    referredTo(at(today, "components", kind, name), known);
  }
  return known;
}

function majorOf({ info }: Node): number {
  return Number.parseInt(String(isNode(info) ? info["version"] : ""), 10);
}

it("the API keeps what its last release promised, unless its version says otherwise (`descriptionVersion`)", async () => {
  const released = await releasedContract();
  const broken = majorOf(today) > majorOf(released) ? [] : breakingChanges(released, today);
  expect(broken).toEqual([]);
});

/** What is at a path of names, which is there. */
function at(contract: Node, ...path: readonly string[]): Node {
  return path.reduce((node, name) => {
    const inner = node[name];
    if (!isNode(inner)) throw new Error(`nothing at ${path.join(" › ")}: ${name}`);
    return inner;
  }, contract);
}

const centre = ["paths", servedPath("/centres/{centreId}")];
const asked = [...centre, "put", "requestBody", "content", "application/json", "schema"];
const mail = ["components", "schemas", "Mail"];

type Change = readonly [what: string, change: (contract: Node) => void];

const breaking: readonly Change[] = [
  ["an operation that is gone", (of) => Reflect.deleteProperty(at(of, ...centre), "get")],
  [
    "an operation of another identifier",
    (of) => Object.assign(at(of, ...centre, "get"), { operationId: "readTheCentre" }),
  ],
  [
    "a field of an answer that is gone",
    (of) => Reflect.deleteProperty(at(of, ...mail, "properties"), "subject"),
  ],
  [
    "a field of another type in an answer",
    (of) => Object.assign(at(of, ...mail, "properties"), { subject: { type: "integer" } }),
  ],
  [
    "a new field that a body must have",
    (of) => {
      Object.assign(at(of, ...asked, "properties"), { siret: { type: "string" } });
      Object.assign(at(of, ...asked), { required: ["name", "siret"] });
    },
  ],
  [
    "a new parameter that must be given",
    (of) => {
      const { parameters } = at(of, ...centre, "get");
      if (Array.isArray(parameters))
        parameters.push({ in: "query", name: "siret", required: true, schema: { type: "string" } });
    },
  ],
];

const compatible: readonly Change[] = [
  [
    "a new field of an answer",
    (of) => Object.assign(at(of, ...mail, "properties"), { language: { type: "string" } }),
  ],
  [
    "a new field that a body may have",
    (of) => Object.assign(at(of, ...asked, "properties"), { siret: { type: "string" } }),
  ],
  [
    "a new value of an answer",
    (of) => {
      const values = at(of, "components", "schemas", "MailState")["enum"];
      if (Array.isArray(values)) values.push("read");
    },
  ],
];

function changed(change: Change[1]): Node {
  const copy = structuredClone(part);
  change(copy);
  expect(copy).not.toEqual(part);
  return copy;
}

describe("a comparison with the release", () => {
  it.each(breaking)("finds %s", (_, change) => {
    expect(breakingChanges(part, changed(change))).not.toEqual([]);
  });

  it.each(compatible)("lets pass %s", (_, change) => {
    expect(breakingChanges(part, changed(change))).toEqual([]);
  });
});
