import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { labelOf } from "../shared/http/description/field-names.ts";
import { isNode, type Node } from "../shared/http/description/walk.ts";
import { tokensSheet } from "../shared/look/tokens.ts";
import type { Choice, Part } from "./forms/part.ts";

const made = join(import.meta.dirname, "made");
const folder = join(made, "bodies");
/** Where bodies find what they are made of. */
const parts = "../../forms/part.ts";

/** Writes the tokens that the space shares with mails, printed documents and the API's own pages. */
export async function writeTokens(): Promise<void> {
  await mkdir(made, { recursive: true });
  await writeIfOther("tokens.css", `${tokensSheet()}\n`, made);
}

/** Writes what each operation of the API takes as JSON, a file each: forms are made from them, and from nothing else. */
export async function writeBodies(description: Node): Promise<void> {
  await mkdir(folder, { recursive: true });
  const bodies = bodiesOf(description);
  const known = await readdir(folder);
  await Promise.all(known.filter((name) => !bodies.has(name)).map((name) => rm(join(folder, name))));
  for (const [name, text] of bodies) await writeIfOther(name, text, folder);
}

/** A file written anew is one to compile anew. */
async function writeIfOther(name: string, text: string, folder: string): Promise<void> {
  const before = await readFile(join(folder, name), "utf8").catch(() => undefined);
  if (before !== text) await writeFile(join(folder, name), text);
}

/** Files by their names. */
function bodiesOf(description: Node): Map<string, string> {
  const made = new Map<string, string>();
  for (const [path, methods] of Object.entries(nodeAt(description, "paths")))
    for (const [method, operation] of Object.entries(isNode(methods) ? methods : {})) {
      if (!isNode(operation)) continue;
      const content = nodeAt(nodeAt(operation, "requestBody"), "content");
      const schema = nodeAt(nodeAt(content, "application/json"), "schema");
      if (Object.keys(schema).length === 0) continue;
      const name = String(operation["operationId"]);
      const part = new PartsOf(description).part(schema);
      made.set(
        `${name}.ts`,
        [
          "// Made from the API's description by `npm run client`: change the routes' declarations, not this file.",
          'import type { SentTo } from "@cqp-mutualite/client/operations";',
          `import type { Body } from ${JSON.stringify(parts)};`,
          "",
          `export const ${name}: Body<SentTo<${JSON.stringify(path)}, ${JSON.stringify(method)}>> = ${JSON.stringify(part)};`,
          "",
        ].join("\n"),
      );
    }
  return made;
}

class PartsOf {
  private readonly description: Node;

  constructor(description: Node) {
    this.description = description;
  }

  part(said: Node): Part {
    const schema = this.whole(said);
    const label = labelOf(schema);
    if (schema["const"] !== undefined && schema["type"] !== "boolean")
      return {
        kind: "constant",
        label,
        value: schema["const"] as string,
        called: String(nodeAt(schema, "x-enumDescriptions")[String(schema["const"])] ?? label),
      };
    const choices = choicesOf(schema);
    if (choices.length > 0) return { kind: "choice", label, choices };
    const options = listAt(schema, "oneOf") ?? listAt(schema, "anyOf");
    if (options !== undefined)
      return { kind: "either", label, options: options.map((one) => this.part(one)) };
    const [type] = [schema["type"]].flat().filter((one) => one !== "null");
    if (type === "object" && schema["properties"] === undefined)
      return { kind: "record", label, of: this.part(nodeAt(schema, "additionalProperties")) };
    if (type === "object") return { kind: "object", label, fields: this.fieldsOf(schema) };
    if (type === "array")
      return {
        kind: "list",
        label,
        of: this.part(nodeAt(schema, "items")),
        least: numberAt(schema, "minItems") ?? 0,
        most: numberAt(schema, "maxItems") ?? 1000,
      };
    if (type === "boolean") return { kind: "yes-no", label };
    if (type === "number" || type === "integer")
      return {
        kind: "number",
        label,
        whole: type === "integer",
        least: numberAt(schema, "minimum"),
        most: numberAt(schema, "maximum"),
      };
    if (type !== "string") throw new Error(`no form for ${JSON.stringify(schema)}`);
    return {
      kind: "text",
      label,
      least: numberAt(schema, "minLength") ?? 0,
      most: numberAt(schema, "maxLength") ?? 10_000,
      ...(schema["format"] === undefined ? {} : { format: schema["format"] as "date" }),
      ...(schema["pattern"] === undefined ? {} : { pattern: String(schema["pattern"]) }),
    };
  }

  private fieldsOf(schema: Node) {
    const required = [schema["required"] ?? []].flat();
    return Object.entries(nodeAt(schema, "properties")).map(([name, property]) => ({
      name,
      required: required.includes(name),
      part: this.part(property as Node),
    }));
  }

  /** What a schema says, with what it refers to. */
  private whole(schema: Node): Node {
    const all = listAt(schema, "allOf");
    if (all !== undefined)
      return Object.assign({}, ...all.map((one) => this.whole(one)), { ...schema, allOf: undefined });
    const { $ref: place, ...rest } = schema;
    if (typeof place !== "string") return schema;
    const found = place
      .slice(2)
      .split("/")
      .reduce((node, name) => nodeAt(node, name), this.description);
    return { ...this.whole(found), ...rest };
  }
}

function choicesOf(schema: Node): Choice[] {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const labels = nodeAt(schema, "x-enumDescriptions");
  return values.map((value) => ({ value: String(value), label: String(labels[String(value)] ?? value) }));
}

function nodeAt(node: Node, name: string): Node {
  const found = node[name];
  return isNode(found) ? found : {};
}

function listAt(node: Node, name: string): Node[] | undefined {
  const found = node[name];
  return Array.isArray(found) ? found.filter(isNode) : undefined;
}

function numberAt(node: Node, name: string): number | undefined {
  const found = node[name];
  return typeof found === "number" ? found : undefined;
}
