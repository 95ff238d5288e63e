import { factCatalogue } from "../../events/catalogue.ts";
import { nameSchemas } from "../http/description/name-schemas.ts";
import { namedSchemas } from "../http/description/named-schemas.ts";
import { shareAnswers } from "../http/description/share.ts";
import { isNode, type Node, nodesUnder } from "../http/description/walk.ts";
import { type Operation, openApiDescription } from "../http/openapi.ts";
import { changeSchemas } from "./asyncapi.ts";
import { accessEnded } from "./change-view.ts";

/** What any change is called in the description: one of those of each kind of fact. */
const anyChange = "AnyChange";

/** The OpenAPI 3.1 description of the API, as it is served: what stands at several places is named, and told once. */
export function apiDescriptionOf(operations: readonly Operation[]): Node {
  const description = plainDescriptionOf(operations);
  leaveToKinds(at(description, "components", "schemas"));
  nameSchemas(description, namedSchemas);
  shareAnswers(description);
  return description;
}

/** The description in which each thing is told where it stands; a change is one of each kind of fact, by its `type`. */
export function plainDescriptionOf(operations: readonly Operation[]): Node {
  const description: Node = { ...openApiDescription(operations) };
  const schemas = at(description, "components", "schemas");
  const change = schemas["Change"];
  // A part of the operations may be described, without the feed.
  if (!isNode(change)) return description;
  // What each kind adds to it is told there.
  delete change["additionalProperties"];
  const kinds = Object.entries(changeSchemas("Change")).map(([type, schema]) => ({
    type,
    name: nameOfChange(type),
    schema: { ...schema, description: labelOf(type) },
  }));
  Object.assign(schemas, {
    [anyChange]: {
      description:
        "Changement, selon son type. D’autres types peuvent apparaître sans que la version de l’API augmente\u00a0: un client passe ceux qu’il ne connaît pas",
      oneOf: kinds.map(({ name }) => ({ $ref: refOf(name) })),
      discriminator: {
        propertyName: "type",
        mapping: Object.fromEntries(kinds.map(({ type, name }) => [type, refOf(name)])),
      },
    },
    ...Object.fromEntries(kinds.map(({ name, schema }) => [name, schema])),
  });
  for (const [, path] of nodesUnder(description, "paths")) referToAny(path);
  return description;
}

/** What each kind of change says by itself is told there alone: classes can't say it otherwise than what they extend. */
function leaveToKinds({ Change: change }: Node): void {
  if (!isNode(change)) return;
  for (const own of ["type", "version", "data"]) delete at(change, "properties")[own];
  change["required"] = [change["required"]].flat().filter((name) => name !== "type" && name !== "version");
}

const refOf = (name: string) => `#/components/schemas/${name}`;

/** `MailBouncedChange` for `mail.bounced`. */
function nameOfChange(type: string): string {
  const words = type.split(/[.-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Change`;
}

function labelOf(type: string): string {
  return type === accessEnded ? "Fin de l’accès" : (factCatalogue.get(type)?.label ?? type);
}

function at(node: Node, ...path: readonly string[]): Node {
  return path.reduce((found, name) => {
    const inner = found[name];
    if (!isNode(inner)) throw new Error(`the description has no ${name}`);
    return inner;
  }, node);
}

/** Has what refers to a change refer to one of any kind. */
function referToAny(node: unknown): void {
  if (Array.isArray(node)) for (const one of node) referToAny(one);
  if (!isNode(node)) return;
  if (node["$ref"] === refOf("Change")) node["$ref"] = refOf(anyChange);
  for (const one of Object.values(node)) referToAny(one);
}
