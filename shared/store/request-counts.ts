import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { subjectId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import { toAttributes } from "./item.ts";
import { requestCountKey } from "./keys.ts";
import { ask, table } from "./table.ts";

/** Requests of a caller in a minute, of which its item's version is the number. */
const requestCount = z.strictObject({
  /** An account by the subject of its tokens, or a digest of the address that asks. */
  caller: subjectId,
  kind: z.enum(["reads", "writes"]),
  minute: instant,
});

/** What is counted: requests that read, or that write. */
export type RequestKind = z.infer<typeof requestCount>["kind"];

/** How many requests callers made. */
export const requestCountEntity = defineEntity({ name: "request-count", data: () => requestCount });

/** Seconds that a count is kept. */
const keptFor = 3600;

/**
 * Counts requests of a caller in the minute of an instant, and gives all that were counted in it. One round trip. Those of
 * a call whose answer was lost are counted twice: a bound of thousands does not mind.
 */
export async function addRequests(
  caller: string,
  kind: RequestKind,
  now: Instant,
  more: number,
): Promise<number> {
  const { name } = table();
  const minute: Instant = `${now.slice(0, "2026-01-01T00:00".length)}:00Z`;
  const key = requestCountKey(caller, kind, minute);
  const item = requestCountEntity.item({
    ...key,
    version: more,
    data: { caller, kind, minute },
    expiresAt: Math.floor(Date.parse(minute) / 1000) + keptFor,
  });
  const { pk: _, sk: __, version = { N: "" }, ...said } = toAttributes(item);
  const names = Object.keys(said);
  const counting = new UpdateItemCommand({
    TableName: name,
    Key: marshall(key),
    UpdateExpression: `SET ${names.map((one) => `#${one} = :${one}`).join(", ")} ADD #version :version`,
    ExpressionAttributeNames: Object.fromEntries(["version", ...names].map((one) => [`#${one}`, one])),
    ExpressionAttributeValues: {
      ":version": version,
      ...Object.fromEntries(Object.entries(said).map(([one, value]) => [`:${one}`, value])),
    },
    ReturnValues: "UPDATED_NEW",
  });
  const { Attributes = {} } = await ask((client) => client.send(counting));
  return Number(Attributes["version"]?.N);
}
