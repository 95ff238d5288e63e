import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import type { Fact } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { itemChanged, type ListedItem, listedEntities } from "../../shared/messaging/item-changed.ts";
import { putOnBus } from "../../shared/messaging/put-on-bus.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { servingRequest } from "../../shared/runtime/current-request.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { fromAttributes } from "../../shared/store/item.ts";
import { registerMail } from "../../shared/store/mails.ts";

/**
 * Relays recorded facts to the event bus: what the transaction wrote, nothing else, in order. The mail of a fact is stored
 * before (R-DAY-4): what becomes of its message, the scheduled round finds it. Of what lists and searches find, it tells
 * that it changed, by its identifier alone: a table's stream takes two readers, of which this is one.
 */
export const trigger = defineTrigger({
  kind: "stream",
  purpose: "Relays recorded facts from the table's stream to the event bus",
  entities: [factEntity.name],
  changing: Object.keys(listedEntities),
  facts: [mailResendRequested],
  factsOf: "mail/mails",
  batchSize: 50,
  timeoutSeconds: 30,
  needs: { table: { writes: ["MAIL"], untold: true }, bus: true },
});

const environment = z.object({ FACT_TYPES: z.string() });
let mailed: ReadonlySet<string> | undefined;

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  mailed ??= new Set(environment.parse(process.env).FACT_TYPES.split(" "));
  const told = event.Records.map((record) => listedItemOf(record) ?? factOf(record));
  for (const one of told)
    if ("type" in one && mailed.has(one.type)) await registerMail(one, systemRuntime.now());
  const refused = await putOnBus(
    told.map((one) =>
      "type" in one
        ? { type: one.type, detail: one, at: new Date(one.at) }
        : { type: itemChanged.type, detail: one },
    ),
  );
  if (refused === undefined) return { batchItemFailures: [] };
  const one = told[refused.index];
  await servingRequest(one !== undefined && "type" in one ? one.requestId : undefined, async () =>
    (await openLogger()).error("fact not published", { fact: one?.id, reason: refused.reason }),
  );
  // The stream goes on from the first record that failed: those before it are not sent again.
  const itemIdentifier = event.Records[refused.index]?.dynamodb?.SequenceNumber;
  if (itemIdentifier === undefined) throw new Error("a record of the stream has no sequence number");
  return { batchItemFailures: [{ itemIdentifier }] };
};

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
