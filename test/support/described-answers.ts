import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { problemPage, problemUrn, rulePage } from "../../shared/domain/problems/problem-names.ts";
import { isProblemCode, type ProblemCode, problemTypes } from "../../shared/domain/problems/problem-types.ts";
import { isRuleNumber } from "../../shared/domain/rules/rule-texts.ts";
import { isNode, type Node, nodesUnder, resolved } from "../../shared/http/description/walk.ts";
import { exposedHeaders } from "../../shared/http/headers.ts";
import { type Problem, problemType } from "../../shared/http/problem.ts";
import { unreadable } from "./told-in-french.ts";

/** Where bundling writes the description that the functions serve. */
const descriptionFile = join(import.meta.dirname, "../../dist/functions/openapi.json");

/** What the answers of the system differ in from its description. */
export interface Describing {
  faults: readonly string[];
  end(): void;
}

/**
 * From now on, each answer of the API at `origin` is compared with the description: its operation declares the status and the
 * media type, the body and the headers are valid, and none of those that callers act by is undeclared.
 */
export function compareAnswers(origin: string): Describing {
  const plainFetch = globalThis.fetch;
  const faults = new Set<string>();
  globalThis.fetch = async (input, init) => {
    const answer = await plainFetch(input, init);
    const method = (init?.method ?? (input instanceof Request ? input.method : "GET")).toUpperCase();
    const address = new URL(answer.url);
    if (address.origin === origin)
      for (const fault of await faultsOf(method, address.pathname, answer.clone())) faults.add(fault);
    return answer;
  };
  return {
    get faults() {
      return [...faults];
    },
    end() {
      globalThis.fetch = plainFetch;
    },
  };
}

/** What an answer differs in from what is described, a line each. */
async function faultsOf(method: string, path: string, answer: Response): Promise<string[]> {
  const found = operationOf(method === "HEAD" ? "get" : method.toLowerCase(), path);
  if (found === undefined) return undescribedFaults(method, path, answer);
  const { operation, pointer } = found;
  const place = `${method} ${pointer.at(-2)} → ${answer.status}`;
  const declared = answerDeclared(operation, pointer, answer.status);
  if (declared === undefined) return [`${place} is undeclared`];
  const faults = headerFaults(declared, answer.headers);
  if (method !== "HEAD") faults.push(...(await bodyFaults(declared, answer)));
  return faults.map((fault) => `${place}: ${fault}`);
}

/** What no operation takes is refused by a problem, or led to where it is served. */
async function undescribedFaults(method: string, path: string, answer: Response): Promise<string[]> {
  const place = `${method} ${path} → ${answer.status}`;
  if (answer.status === 308) return answer.headers.has("location") ? [] : [`${place} leads nowhere`];
  if (![404, 405, 410].includes(answer.status)) return [`${place} has no operation`];
  if (method === "HEAD") return [];
  const body = (await answer.json()) as Problem;
  const faults = [...schemaFaults(["components", "schemas", "Problem"], body), ...problemFaults(body)];
  return faults.map((fault) => `${place}: ${fault}`);
}

/** Where something stands in the description: the keys that lead there. */
type Pointer = readonly string[];

interface Described {
  node: Node;
  pointer: Pointer;
}

/** The answer that an operation declares for a status; `default` is for what was not foreseen (5xx). */
function answerDeclared(operation: Node, pointer: Pointer, status: number): Described | undefined {
  const answers = new Map(nodesUnder(operation, "responses"));
  const key = answers.has(String(status)) ? String(status) : status >= 500 ? "default" : undefined;
  const node = key === undefined ? undefined : answers.get(key);
  if (key === undefined || node === undefined) return undefined;
  const reference = node["$ref"];
  if (typeof reference !== "string") return { node, pointer: [...pointer, "responses", key] };
  const name = reference.split("/").at(-1) ?? "";
  const component = new Map(nodesUnder(componentsOf(description()), "responses")).get(name);
  return component && { node: component, pointer: ["components", "responses", name] };
}

function headerFaults({ node, pointer }: Described, headers: Headers): string[] {
  const declared = new Map(nodesUnder(node, "headers"));
  const names = new Set([...declared.keys()].map((name) => name.toLowerCase()));
  const undeclared = exposedHeaders
    .filter((name) => headers.has(name) && !names.has(name))
    .map((name) => `header ${name} is undeclared`);
  const wrong = [...declared].flatMap(([name, told]) => {
    const header = resolved(told, description());
    const value = headers.get(name);
    if (value === null) return header["required"] === true ? [`header ${name} is missing`] : [];
    const { $ref: shared } = told;
    const place = typeof shared === "string" ? shared.slice(2).split("/") : [...pointer, "headers", name];
    return schemaFaults([...place, "schema"], value).map((one) => `header ${name} ${one}`);
  });
  return [...undeclared, ...wrong];
}

async function bodyFaults({ node, pointer }: Described, answer: Response): Promise<string[]> {
  const text = await answer.text();
  const contents = nodesUnder(node, "content").map(([type]) => type);
  if (text === "" && contents.length === 0) return [];
  const [type = ""] = (answer.headers.get("content-type") ?? "").split(";");
  if (!contents.includes(type)) return [`the body is ${type || "of no type"}, not ${contents.join(" or ")}`];
  const body: unknown = type.endsWith("json") ? JSON.parse(text) : text;
  const faults = schemaFaults([...pointer, "content", type, "schema"], body);
  return type === problemType ? [...faults, ...problemFaults(body as Problem)] : faults;
}

/** What a problem differs in from what its code and its rule are declared as, with a page each, and what people can't read of it. */
function problemFaults(problem: Problem): string[] {
  const { type, title, status, rule, pages } = problem;
  const code = type.replace(problemUrn("" as ProblemCode), "");
  if (!isProblemCode(code)) return [`the problem ${type} has no page`];
  const declared = problemTypes[code];
  if (rule !== undefined && !isRuleNumber(rule)) return [`the rule ${rule} has no page`];
  const expected = { problem: problemPage(code), ...(rule === undefined ? {} : { rule: rulePage(rule) }) };
  const differing = [
    title === declared.title,
    [declared.status].flat().includes(status),
    JSON.stringify(pages) === JSON.stringify(expected),
  ];
  return [
    ...(differing.every(Boolean) ? [] : [`the problem ${type} ${status} is not as it is declared`]),
    ...unreadable(problem),
  ];
}

let read: Node | undefined;

function description(): Node {
  read ??= JSON.parse(readFileSync(descriptionFile, "utf8")) as Node;
  return read;
}

function componentsOf({ components }: Node): Node {
  return isNode(components) ? components : {};
}

let schemas: Ajv2020 | undefined;

/** What a value differs in from the schema that stands somewhere, which is compiled when it is first asked for. */
function schemaFaults(pointer: Pointer, value: unknown): string[] {
  if (schemas === undefined) {
    // What OpenAPI adds to JSON Schema is of no concern here.
    schemas = new Ajv2020({ strict: false, validateSchema: false, logger: false, code: { optimize: false } });
    addFormats.default(schemas);
    schemas.addSchema(description(), "api");
  }
  const fragment = pointer
    .map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const fits = schemas.getSchema(`api#/${fragment}`);
  if (fits === undefined) throw new Error(`nothing is described at ${fragment}`);
  if (fits(value) === true) return [];
  return (fits.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

type Path = readonly [template: string, parts: readonly string[], methods: Node];

let paths: Map<number, Path[]> | undefined;

/** The operation that takes a method at a path: where several templates fit, the one with more words of its own. */
function operationOf(method: string, path: string): { operation: Node; pointer: Pointer } | undefined {
  paths ??= Map.groupBy(
    nodesUnder(description(), "paths")
      .map(([template, methods]): Path => [template, template.split("/"), methods])
      .sort(([one], [other]) => one.split("{").length - other.split("{").length),
    ([, parts]) => parts.length,
  );
  const asked = path.split("/");
  const found = paths
    .get(asked.length)
    ?.find(
      ([, parts, methods]) =>
        isNode(methods[method]) &&
        parts.every((part, index) => part === asked[index] || (part.startsWith("{") && asked[index] !== "")),
    );
  if (found === undefined) return undefined;
  const [template, , methods] = found;
  const operation = methods[method];
  return isNode(operation) ? { operation, pointer: ["paths", template, method] } : undefined;
}
