import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { openLogger } from "../runtime/open-logger.ts";

const busEvent = z.object({ id: z.string(), "detail-type": z.string(), detail: z.unknown() });

/**
 * The function of a queue that the event bus fills: calls `handle` with the detail of each event, one after the
 * other; those that fail come back later, and in the end reach the dead-letter queue. `last` says so of the delivery after
 * which they do, where the loss would be seen by no one else.
 */
export function consumeQueue(
  handle: (detail: unknown) => Promise<void>,
  last?: { delivery: number; lost(detail: unknown): Promise<void> },
) {
  const processor = new BatchProcessor(EventType.SQS);
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const one = async (record: SQSRecord) => {
      let detail: unknown;
      try {
        ({ detail } = busEvent.parse(JSON.parse(record.body)));
        await handle(detail);
      } catch (error) {
        const { messageId, attributes } = record;
        (await openLogger(context)).error("message not processed", { error, messageId });
        if (last !== undefined && Number(attributes.ApproximateReceiveCount) >= last.delivery)
          await last.lost(detail);
        throw error;
      }
    };
    return processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false });
  };
}
