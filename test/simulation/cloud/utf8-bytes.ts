import type { AttributeValue } from "@aws-sdk/client-dynamodb";

const counted = new WeakMap<object, number>();

/** Bytes of attributes, about as DynamoDB counts them: names and values. What is stored is never changed in place. */
export function utf8Bytes(attributes: Record<string, AttributeValue>): number {
  const bytes = counted.get(attributes) ?? Buffer.byteLength(JSON.stringify(attributes));
  counted.set(attributes, bytes);
  return bytes;
}
