import { Logger } from "@aws-lambda-powertools/logger";
import type { TransactWriteItemsCommandInput } from "@aws-sdk/client-dynamodb";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, expect, vi } from "vitest";
import type { Fact } from "../../events/fact.ts";
import { table } from "../../shared/store/table.ts";

type Worker = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** A worker whose process dies as a test wants it to. */
export interface DyingWorker {
  /** Of each transaction since it was emptied, how many items it wrote. */
  counts: number[];
  /** Delivers a fact again and again, to a process that dies after each commit. Gives how often it died. */
  deliver(handler: Worker, fact: Fact | undefined): Promise<number>;
}

/** For the tests of one file, once they have a table: nothing that a process sends after its death arrives. */
export function useDyingWorker(): DyingWorker {
  let commitsLeft = Number.POSITIVE_INFINITY;
  const counts: number[] = [];

  beforeAll(() => {
    // What goes wrong on purpose would fill the output.
    vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
    const { client } = table();
    // What a step before this one kept of the way through them would leave it out.
    client.config.cacheMiddleware = false;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (commitsLeft < 0) throw new Error("the process died");
        if (context.commandName !== "TransactWriteItemsCommand") return next(args);
        const answer = await next(args);
        counts.push((args.input as TransactWriteItemsCommandInput).TransactItems?.length ?? 0);
        commitsLeft -= 1;
        if (commitsLeft === 0) {
          commitsLeft = -1;
          throw new Error("the process died");
        }
        return answer;
      },
      { step: "initialize" },
    );
  });

  afterAll(() => {
    vi.restoreAllMocks();
  });

  return {
    counts,
    async deliver(handler, fact) {
      const body = JSON.stringify({ id: "1", "detail-type": fact?.type, detail: fact });
      const event = { Records: [{ messageId: "1", body }] } as unknown as SQSEvent;
      for (let deaths = 0; ; deaths++) {
        commitsLeft = 1;
        const { batchItemFailures } = await handler(event, { awsRequestId: "r" } as Context);
        const died = commitsLeft < 0;
        commitsLeft = Number.POSITIVE_INFINITY;
        if (!died) {
          expect(batchItemFailures).toEqual([]);
          return deaths;
        }
      }
    },
  };
}
