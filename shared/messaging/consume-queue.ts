import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { servingRequest } from "../runtime/current-request.ts";
import { openLogger } from "../runtime/open-logger.ts";

const busEvent = z.object({ id: z.string(), "detail-type": z.string(), detail: z.unknown() });
const broughtAbout = z.object({ requestId: z.string() });

/**
 * The function of a queue that the event bus fills: calls `handle` with the detail of each event of a batch, all
 * at once, for the request that brought about its fact; those that fail come back later, and in the end reach the dead-letter queue. `last` says so of the delivery after
 * which they do, where the loss would be seen by no one else.
 */
export function consumeQueue(
  handle: (detail: unknown) => Promise<void>,
  last?: { delivery: number; lost(detail: unknown): Promise<void> },
) {
  const processor = new BatchProcessor(EventType.SQS);
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const one = async (record: SQSRecord) => {
      const message = busEvent.safeParse(asJson(record.body));
      const detail = message.data?.detail;
      const request = broughtAbout.safeParse(detail).data?.requestId;
      await servingRequest(request, async () => {
        try {
          if (!message.success) throw message.error;
          await handle(detail);
        } catch (error) {
          const { messageId, attributes } = record;
          (await openLogger(context)).error("message not processed", { error, messageId });
          if (last !== undefined && Number(attributes.ApproximateReceiveCount) >= last.delivery)
            await last.lost(detail);
          throw error;
        }
      });
    };
    return processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false });
  };
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
