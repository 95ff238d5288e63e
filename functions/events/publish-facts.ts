import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import { mailResendRequested } from "../../events/mail.ts";
import { listedEntities } from "../../shared/messaging/item-changed.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { servingRequest } from "../../shared/runtime/current-request.ts";
import { measure } from "../../shared/runtime/measure.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { publishRecords } from "./publish-records.ts";

/**
 * Relays recorded facts to the event bus: what the transaction wrote, nothing else, in order. The mail of a fact is stored
 * before (R-DAY-4): what becomes of its message, the scheduled round finds it. Of what lists and searches find, it tells
 * that it changed, by its identifier alone: a table's stream takes two readers, of which this is one. What can never be
 * published is put aside with its content, and the stream goes on (decision 78).
 */
export const trigger = defineTrigger({
  name: "events/publish-facts",
  kind: "stream",
  purpose: "Relays recorded facts from the table's stream to the event bus",
  entities: [factEntity.name],
  changing: Object.keys(listedEntities),
  facts: [mailResendRequested],
  factsOf: "mail/mails",
  batchSize: 50,
  timeoutSeconds: 30,
  needs: { table: { writes: ["MAIL"], untold: true }, bus: true, parking: true },
});

const environment = z.object({ FACT_TYPES: z.string() });
let mailed: ReadonlySet<string> | undefined;

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  mailed ??= new Set(environment.parse(process.env).FACT_TYPES.split(" "));
  const refused = await publishRecords(event.Records, { mailed, putAside });
  if (refused === undefined) return { batchItemFailures: [] };
  const { told, record, reason } = refused;
  await servingRequest("type" in told ? told.requestId : undefined, async () =>
    (await openLogger()).error("fact not published", { fact: told.id, reason }),
  );
  // The stream goes on from the first record that failed: those before it are not sent again.
  const itemIdentifier = record.dynamodb?.SequenceNumber;
  if (itemIdentifier === undefined) throw new Error("a record of the stream has no sequence number");
  return { batchItemFailures: [{ itemIdentifier }] };
};

/** Loaded where there is something to put aside: nothing else here needs queues. */
async function putAside(record: DynamoDBRecord, reason: string): Promise<void> {
  const { parkRecord } = await import("../../shared/messaging/park.ts");
  await parkRecord(record, reason);
  (await openLogger()).error("record put aside", { keys: record.dynamodb?.Keys, reason });
  await measure("RecordParked", 1);
}
