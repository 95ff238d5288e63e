import { Logger } from "@aws-lambda-powertools/logger";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import * as z from "zod";
import type { Fact } from "../../events/fact.ts";
import { mailResendRequested } from "../../events/mail.ts";
import { putOnBus } from "../../shared/messaging/put-on-bus.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { fromAttributes } from "../../shared/store/item.ts";
import { registerMail } from "../../shared/store/mails.ts";

/**
 * Relays recorded facts to the event bus: what the transaction wrote, nothing else, in order. The mail of a fact is stored
 * before (R-DAY-4): what becomes of its message, the scheduled round finds it.
 */
export const trigger = defineTrigger({
  kind: "stream",
  purpose: "Relays recorded facts from the table's stream to the event bus",
  entities: [factEntity.name],
  facts: [mailResendRequested],
  factsOf: "mail/mails",
  batchSize: 50,
  timeoutSeconds: 30,
  needs: { table: { writes: ["MAIL"], untold: true }, bus: true },
});

const environment = z.object({ FACT_TYPES: z.string() });
let mailed: ReadonlySet<string> | undefined;

const logger = new Logger();

export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const facts = event.Records.map(factOf);
  mailed ??= new Set(environment.parse(process.env).FACT_TYPES.split(" "));
  for (const { id, type, about } of facts)
    if (mailed.has(type)) await registerMail(about, id, systemRuntime.now());
  const refused = await putOnBus(
    facts.map((fact) => ({ type: fact.type, detail: fact, at: new Date(fact.at) })),
  );
  if (refused === undefined) return { batchItemFailures: [] };
  logger.error("fact not published", { fact: facts[refused.index]?.id, reason: refused.reason });
  // The stream goes on from the first record that failed: those before it are not sent again.
  const itemIdentifier = event.Records[refused.index]?.dynamodb?.SequenceNumber;
  if (itemIdentifier === undefined) throw new Error("a record of the stream has no sequence number");
  return { batchItemFailures: [{ itemIdentifier }] };
};

function factOf(record: DynamoDBRecord): Fact {
  // The stream's attribute values have the client's shape; the two packages type it apart.
  const image = (record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>;
  return factEntity.read(fromAttributes(image));
}
