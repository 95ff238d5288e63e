import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import type { Fact } from "../../events/fact.ts";
import { itemChanged, type ListedItem, listedEntities } from "../../shared/messaging/item-changed.ts";
import { putOnBus, type Refused } from "../../shared/messaging/put-on-bus.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { fromAttributes } from "../../shared/store/item.ts";
import { registerMail } from "../../shared/store/mails.ts";

/** What is done with records that can't be published, so that those behind them are. */
export interface Publishing {
  /** The types of the facts that make a mail. */
  mailed: ReadonlySet<string>;
  /** Keeps a record aside, with its content; what it throws stops the publishing there. */
  putAside(record: DynamoDBRecord, reason: string): Promise<void>;
}

/** A record, and what is told of it. */
interface Told {
  record: DynamoDBRecord;
  told: Fact | ListedItem;
}

/**
 * Puts on the bus what records of the table's stream tell, in order. What can't be read, or what the bus will never take, is put
 * aside. Gives the first that the bus does not take for now, and its word for why: those before it are dealt with.
 */
export async function publishRecords(
  records: readonly DynamoDBRecord[],
  { mailed, putAside }: Publishing,
): Promise<(Told & Refused) | undefined> {
  let waiting: Told[] = [];
  for (const record of records) {
    try {
      waiting.push({ record, told: listedItemOf(record) ?? factOf(record) });
    } catch (error) {
      await putAside(record, String(error));
    }
  }
  for (const { told } of waiting)
    if ("type" in told && mailed.has(told.type)) await registerMail(told, systemRuntime.now());
  for (;;) {
    const refused = await putOnBus(waiting.map(({ told }) => messageOf(told)));
    const one = waiting[refused?.index ?? -1];
    if (refused === undefined || one === undefined) return undefined;
    if (!refused.lasting) return { ...one, ...refused };
    await putAside(one.record, refused.reason ?? "");
    waiting = waiting.slice(refused.index + 1);
  }
}

function messageOf(told: Fact | ListedItem) {
  return "type" in told
    ? { type: told.type, detail: told, at: new Date(told.at) }
    : { type: itemChanged.type, detail: told };
}

/** What lists and searches find of a record; undefined for one of anything else. */
function listedItemOf({ dynamodb }: DynamoDBRecord): ListedItem | undefined {
  const name = (dynamodb?.NewImage ?? dynamodb?.OldImage)?.["entity"]?.S ?? "";
  const kind = listedEntities[name];
  // Its partition is named after it.
  const [, id] = /^[^#]+#(.*)$/.exec(dynamodb?.Keys?.["pk"]?.S ?? "") ?? [];
  return kind === undefined || id === undefined ? undefined : { kind, id };
}

function factOf(record: DynamoDBRecord): Fact {
  // The stream's attribute values have the client's shape; the two packages type it apart.
  const image = (record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>;
  return factEntity.read(fromAttributes(image));
}
