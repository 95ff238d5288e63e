import fc from "fast-check";
import { hostileBody, hostileText } from "./hostile.ts";
import { type Given, type JsonSchema, valueFor } from "./values.ts";

/** A request to send: who sends it, and all of it. */
export interface FuzzedRequest {
  who: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array | undefined;
}

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: JsonSchema;
}

/** A parameter, or the name of one that several operations have. */
type Named = Parameter | { $ref: string };

interface Operation {
  /** Names those whom the route is for. */
  description: string;
  parameters?: Named[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

/** The API's description, as far as requests are made from it. */
export interface ApiDescription {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; parameters: Record<string, Parameter> };
}

/** What requests are about. */
export interface World {
  /** Who sends requests, by what the description calls them. */
  people: Readonly<Record<string, readonly string[]>>;
  /** Identifiers of what there is, whose it may be, and of what there is not; codes, days, hours, addresses. */
  texts: readonly string[];
  /** Cursors that lists gave. */
  cursors: readonly string[];
}

/** Requests of every operation of the API, from those that it should take to those that no client sends. */
export function fuzzedRequest(description: ApiDescription, world: World): fc.Arbitrary<FuzzedRequest> {
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: { ...operation, parameters: parametersOf(description, operation) },
    })),
  );
  const resolve = (reference: string): JsonSchema =>
    description.components.schemas[reference.split("/").at(-1) ?? ""] ?? {};
  const made = operations.flatMap((of) =>
    [0, 4, 15].map((oneIn) => requestOf(of, { resolve, texts: world.texts, oneIn }, world)),
  );
  return fc.oneof(...made);
}

/** The parameters of an operation, those that it shares with others too. */
export function parametersOf({ components }: ApiDescription, { parameters = [] }: Operation): Parameter[] {
  return parameters.flatMap((one) =>
    "$ref" in one ? (components.parameters[one.$ref.split("/").at(-1) ?? ""] ?? []) : [one],
  );
}

function requestOf(
  {
    path,
    method,
    operation: { description, parameters, requestBody },
  }: { path: string; method: string; operation: Omit<Operation, "parameters"> & { parameters: Parameter[] } },
  given: Given,
  world: World,
): fc.Arbitrary<FuzzedRequest> {
  const places = fc.record(
    Object.fromEntries(
      parameters.filter((one) => one.in === "path").map((one) => [one.name, placeOf(one.schema, given)]),
    ),
  );
  const query = fc.record(
    Object.fromEntries(
      parameters
        .filter((one) => one.in === "query")
        .map((one) => [one.name, one.name === "cursor" ? cursorOf(world) : scalarOf(one.schema, given)]),
    ),
    { requiredKeys: [] },
  );
  const [[contentType = "application/json", content] = []] = [
    Object.entries(requestBody?.content ?? {})[0] ?? [],
  ];
  return fc
    .record({
      who: senderOf(description, world),
      places,
      query,
      headers: headersOf(parameters, contentType, given),
      body: content === undefined ? fc.constant(undefined) : bodyOf(content.schema, given),
    })
    .map(({ who, places: named, query: asked, headers, body }) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(String(named[name])));
      const search = Object.entries(asked)
        .map(([name, value]) => `${name}=${encoded(String(value))}`)
        .join("&");
      return { who, method, path: search === "" ? filled : `${filled}?${search}`, headers, body };
    });
}

/** Those whom a route is for three times out of four, and all others. */
function senderOf(description: string, { people }: World): fc.Arbitrary<string> {
  const all = fc.constantFrom(...Object.values(people).flat());
  const meant = Object.entries(people).flatMap(([name, accounts]) =>
    description.includes(name) ? accounts : [],
  );
  if (meant.length === 0) return all;
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...meant) }, { weight: 1, arbitrary: all });
}

/** A part of a path is never empty: it would be another path. */
function placeOf(schema: JsonSchema, given: Given): fc.Arbitrary<string> {
  return scalarOf(schema, given).map((text) => (text === "" ? "x" : text.slice(0, 300)));
}

function scalarOf(schema: JsonSchema, given: Given): fc.Arbitrary<string> {
  const wanted = valueFor(schema, { ...given, oneIn: 0 }).map(String);
  if (given.oneIn === 0) return wanted;
  const hostile = hostileText.map((text) => text.slice(0, 2500));
  return fc.oneof({ weight: given.oneIn, arbitrary: wanted }, { weight: 1, arbitrary: hostile });
}

/** A cursor that a list gave, with a character changed, cut, of another list, or none at all. */
function cursorOf({ cursors }: World): fc.Arbitrary<string> {
  const given = fc.constantFrom("", ...cursors);
  return fc.oneof(
    given,
    fc.tuple(given, fc.nat(), fc.constantFrom(..."AZaz09-_=+é")).map(([cursor, at, character]) => {
      const place = at % Math.max(1, cursor.length);
      return cursor.slice(0, place) + character + cursor.slice(place + 1);
    }),
    fc.tuple(given, fc.nat()).map(([cursor, at]) => cursor.slice(0, at % Math.max(1, cursor.length))),
    fc.constantFrom(
      ...[{}, { pk: "FILE#x" }, null].map((one) => Buffer.from(JSON.stringify(one)).toString("base64url")),
    ),
  );
}

function headersOf(parameters: readonly Parameter[], contentType: string, { oneIn }: Given) {
  const takes = (name: string) => parameters.some((one) => one.in === "header" && one.name === name);
  const value = (...usual: string[]) =>
    fc.constantFrom(
      ...usual,
      ...(oneIn === 0 ? [] : ["", '"', "*, \u00e9", "x".repeat(2000), '"99999999999999999999"']),
    );
  const demanded = parameters.some((one) => one.name === "If-Match" && one.required === true);
  // Few edits come without what they must have: they go no further.
  return fc.record(
    {
      "content-type": fc.constantFrom(
        contentType,
        ...(oneIn === 0 ? [] : ["text/plain", "application/xml; charset=x", ""]),
      ),
      ...(takes("If-Match") ? { "if-match": value("*", '"1"', '"2"') } : {}),
      // With it, reads that were meant to be tried would answer 304.
      ...(takes("If-Match") && takes("If-None-Match") ? { "if-none-match": value("*") } : {}),
      ...(takes("Idempotency-Key") ? { "idempotency-key": value("a", "b", "c") } : {}),
    },
    { requiredKeys: ["content-type", ...(demanded && oneIn < 15 ? (["if-match"] as const) : [])] },
  );
}

function bodyOf(schema: JsonSchema, given: Given): fc.Arbitrary<Uint8Array> {
  const made = valueFor(schema, given).map((value) => Buffer.from(JSON.stringify(value) ?? "", "utf8"));
  if (given.oneIn === 0) return made;
  return fc.oneof({ weight: given.oneIn, arbitrary: made }, { weight: 1, arbitrary: hostileBody });
}

/** As a client encodes; what it can't encode, a lone surrogate, as the bytes that some send. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : "%ED%A0%80";
}
