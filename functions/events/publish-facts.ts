import { Logger } from "@aws-lambda-powertools/logger";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import type { Fact } from "../../events/fact.ts";
import { eventSource } from "../../events/source.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { factEntity, parseFact } from "../../shared/store/facts.ts";
import { fromAttributes } from "../../shared/store/item.ts";

/** Relays recorded facts to the event bus: what the transaction wrote, nothing else, in order. */
export const trigger = defineTrigger({
  kind: "stream",
  purpose: "Relays recorded facts from the table's stream to the event bus",
  entity: factEntity,
  batchSize: 50,
  timeoutSeconds: 30,
  needs: { bus: true },
});

/** Entries that one PutEvents call takes. */
const entriesPerCall = 10;

const environment = z.object({ BUS_NAME: z.string() });
const logger = new Logger();
let opened: { client: EventBridgeClient; busName: string } | undefined;

function bus() {
  opened ??= { client: new EventBridgeClient({}), busName: environment.parse(process.env).BUS_NAME };
  return opened;
}

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (let start = 0; start < event.Records.length; start += entriesPerCall) {
    const records = event.Records.slice(start, start + entriesPerCall);
    const failed = await publish(records);
    // The stream goes on from the first record that failed: those before it are not sent again.
    if (failed !== undefined) return { batchItemFailures: [{ itemIdentifier: failed }] };
  }
  return { batchItemFailures: [] };
};

/** Publishes records; gives the sequence number of the first that failed. */
async function publish(records: readonly DynamoDBRecord[]): Promise<string | undefined> {
  const { client, busName } = bus();
  const { Entries = [] } = await client.send(
    new PutEventsCommand({ Entries: records.map((record) => toEntry(factOf(record), busName)) }),
  );
  const index = Entries.findIndex((entry) => entry.ErrorCode !== undefined);
  if (index < 0) return undefined;
  logger.error("fact not published", { error: Entries[index] });
  return records[index]?.dynamodb?.SequenceNumber;
}

function factOf(record: DynamoDBRecord): Fact {
  // The stream's attribute values have the client's shape; the two packages type it apart.
  const image = (record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>;
  return parseFact(fromAttributes(image).data);
}

function toEntry(fact: Fact, busName: string) {
  return {
    EventBusName: busName,
    Source: eventSource,
    DetailType: fact.type,
    Detail: JSON.stringify(fact),
    Time: new Date(fact.at),
  };
}
