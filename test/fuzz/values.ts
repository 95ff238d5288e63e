import fc from "fast-check";
import { hostileText, hostileValue } from "./hostile.ts";

/** A JSON Schema of the API's description, as far as values are made from it. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
}

/** What values of a schema are taken from. */
export interface Given {
  /** Schemas of the description, by their references. */
  resolve: (reference: string) => JsonSchema;
  /** Texts that fit some patterns: identifiers of what there is, of what there is not, codes, days, hours. */
  texts: readonly string[];
  /** One in so many values is a hostile one; 0 for none. */
  oneIn: number;
}

/** A value that a schema admits or nearly does, hostile ones among its parts. */
export function valueFor(schema: JsonSchema, given: Given): fc.Arbitrary<unknown> {
  const wanted = admitted(schema, given);
  if (given.oneIn === 0) return wanted;
  return fc.oneof({ weight: given.oneIn - 1, arbitrary: wanted }, { weight: 1, arbitrary: hostileValue });
}

function admitted(schema: JsonSchema, given: Given): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return admitted(given.resolve(schema.$ref), given);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (options !== undefined) return fc.oneof(...options.map((option) => admitted(option, given)));
  switch (schema.type) {
    case "object":
      return objectOf(schema, given);
    case "array": {
      const { items = {}, minItems = 0, maxItems = 4 } = schema;
      return fc.array(valueFor(items, given), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, 4)),
      });
    }
    case "integer":
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1000),
        max: Math.min(schema.maximum ?? 1000, 1000),
      });
    case "number":
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "string":
      return textOf(schema, given);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(
  { properties = {}, additionalProperties }: JsonSchema,
  given: Given,
): fc.Arbitrary<unknown> {
  const fields = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, field]) => [key, valueFor(field, given)])),
    given.oneIn === 0 ? {} : { requiredKeys: Object.keys(properties).slice(1) },
  );
  if (typeof additionalProperties !== "object")
    return given.oneIn === 0
      ? fields
      : fc.oneof(
          { weight: given.oneIn, arbitrary: fields },
          { weight: 1, arbitrary: fields.map((made) => ({ ...made, inconnu: 1 })) },
        );
  const codes = fc.oneof(
    fc.constantFrom(...given.texts),
    given.oneIn === 0 ? fc.constant("CMI-1") : hostileText,
  );
  return fc
    .tuple(fields, fc.dictionary(codes, valueFor(additionalProperties, given), { maxKeys: 8 }))
    .map(([named, others]) => ({ ...others, ...named }));
}

function textOf(
  { pattern, format, minLength = 0, maxLength = 200 }: JsonSchema,
  given: Given,
): fc.Arbitrary<string> {
  if (format === "email")
    return fc.constantFrom(...given.texts.filter((text) => text.includes("@")), "zoé@société.fr");
  if (format === "uri")
    return fc.constantFrom("https://visio.exemple.fr/a", "http://exemple.fr", "https://é");
  if (format === "date" || format === "date-time") {
    const moments = given.texts.filter((text) => /^\d{4}-\d\d-\d\d/.test(text));
    return fc.constantFrom(...moments, "2027-03-15", "2027-03-15T09:30:00.000Z");
  }
  const fitting =
    pattern === undefined ? [] : given.texts.filter((text) => new RegExp(pattern, "u").test(text));
  if (fitting.length > 0) return fc.constantFrom(...fitting);
  const words = fc.constantFrom(
    "Zoé",
    "une ligne\nune autre",
    "06 12 34 56 78",
    "«\u00a0Oui\u00a0»",
    "小明 王",
  );
  const longest = Math.max(minLength, Math.min(maxLength, 3000));
  return fc.oneof(
    { weight: 6, arbitrary: words },
    {
      weight: 1,
      arbitrary: fc.integer({ min: minLength, max: longest + 1 }).map((length) => "a".repeat(length)),
    },
  );
}
