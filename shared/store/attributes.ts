import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/*
 * Our items hold texts, numbers, booleans, nulls, lists and maps of them, and no more. The SDK's library knows of sets, of bytes and
 * of numbers as texts too, and takes five times as long: all that is read or written comes through here.
 */

/** The attributes that DynamoDB keeps of a thing; what is undefined in it is left out, at every depth. */
export function attributesOf(thing: object): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(thing))
    if (value !== undefined) attributes[name] = attributeOf(value);
  return attributes;
}

function attributeOf(value: unknown): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: numberOf(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(attributeOf) };
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return { M: attributesOf(value) };
  throw new TypeError(`an item holds no ${typeof value} as ${value}`);
}

function numberOf(value: number): string {
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value)))
    throw new RangeError(`an item holds no ${value}`);
  return String(value);
}

/**
 * The thing that attributes are of. DynamoDB keeps no order of names: they are in their own, at every depth, so that what is read
 * twice is alike, and what is shown of it has one entity tag.
 */
export function plainOf(attributes: Record<string, AttributeValue>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const name of Object.keys(attributes).sort()) plain[name] = contentOf(attributes[name]);
  return plain;
}

function contentOf(attribute: AttributeValue | undefined): unknown {
  if (attribute?.S !== undefined) return attribute.S;
  if (attribute?.M !== undefined) return plainOf(attribute.M);
  if (attribute?.N !== undefined) return Number(attribute.N);
  if (attribute?.BOOL !== undefined) return attribute.BOOL;
  if (attribute?.L !== undefined) return attribute.L.map(contentOf);
  if (attribute?.NULL === true) return null;
  throw new TypeError(`an item of ours holds no ${Object.keys(attribute ?? {})}`);
}
