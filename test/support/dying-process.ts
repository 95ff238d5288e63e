import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeAll } from "vitest";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { table } from "../../shared/store/table.ts";

const death = "the process died";

/** A process of functions that dies as a test wants it to, between two writes of the table or the bucket. */
export interface DyingProcess {
  /** Runs something in a process that dies after so many writes: nothing that it sends afterwards arrives. Gives whether it died. */
  diesAfter(writes: number, run: () => Promise<unknown>): Promise<boolean>;
}

/** For the tests of one file, once they have a table and a bucket. */
export function useDyingProcess(): DyingProcess {
  let writesLeft = Number.POSITIVE_INFINITY;
  beforeAll(() => {
    for (const { config, middlewareStack } of [table().client, objectsBucket().client] as DynamoDBClient[]) {
      // What a step before this one kept of the way through them would leave it out.
      config.cacheMiddleware = false;
      middlewareStack.add(
        (next, context) => async (args) => {
          if (writesLeft === 0) throw new Error(death);
          const answer = await next(args);
          if (!/^(?:TransactWrite|Put|Copy|Delete)/.test(context.commandName ?? "")) return answer;
          writesLeft -= 1;
          if (writesLeft === 0) throw new Error(death);
          return answer;
        },
        { step: "initialize" },
      );
    }
  });
  return {
    async diesAfter(writes, run) {
      writesLeft = writes;
      try {
        await run();
      } catch (error) {
        if (!(error instanceof Error) || error.message !== death) throw error;
      }
      const died = writesLeft === 0;
      writesLeft = Number.POSITIVE_INFINITY;
      return died;
    },
  };
}
