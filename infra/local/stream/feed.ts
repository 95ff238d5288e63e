import { join } from "node:path";
import { matches } from "../bus/pattern.ts";
import { failedItems } from "../functions/batch-response.ts";
import type { SourceMapping } from "../queues/mappings.ts";
import { queueOfArn } from "../queues/queues.ts";
import type { ConsumerOptions } from "./consumer.ts";
import { parkedMessage } from "./parked.ts";

/** What feeding a function from a stream takes of the stack. */
export interface FeedOptions {
  dataDir: string;
  invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** Puts the body of a message on the queue of a name. */
  send: (queue: string, body: string) => void;
  /** Puts an object into a bucket, which tells whom the template says. */
  keep: (bucket: string, key: string, body: string) => Promise<void>;
  now: () => Date;
  /** See {@link ConsumerOptions.retryEvery}. */
  retryEvery?: number | undefined;
}

/** How a mapping of the template feeds its function from a table's stream: filters, batches, and what becomes of failures. */
export function feedFrom(mapping: SourceMapping, options: FeedOptions): ConsumerOptions {
  const { FunctionName: functionName, EventSourceArn: streamArn } = mapping;
  const patterns = (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern));
  const destination = mapping.DestinationConfig?.OnFailure.Destination;
  const bound = (value: number) => (value === -1 ? undefined : value);
  return {
    checkpointFile: join(options.dataDir, `stream-${functionName}`),
    batchSize: mapping.BatchSize,
    policy: {
      mostRetries: bound(mapping.MaximumRetryAttempts),
      oldest: bound(mapping.MaximumRecordAgeInSeconds),
      bisect: mapping.BisectBatchOnFunctionError,
    },
    retryEvery: options.retryEvery,
    async deliver(records) {
      const wanted = records.filter(
        (record) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record)),
      );
      if (wanted.length === 0) return undefined;
      const answer = await options.invoke(functionName, {
        Records: wanted.map((record) => ({ ...record, eventSourceARN: streamArn })),
      });
      return failedItems(answer)[0];
    },
    async park(records, why, deliveries) {
      // Without a destination they are lost, as on AWS.
      if (destination === undefined) return;
      const bucket = /^arn:aws:s3:::(.+)$/.exec(destination)?.[1];
      const told = { functionName, streamArn, why, deliveries, at: options.now() };
      const body = parkedMessage(records, { ...told, withContent: bucket !== undefined });
      if (bucket === undefined) return options.send(queueOfArn(destination), body);
      const first = records[0]?.dynamodb?.SequenceNumber;
      await options.keep(bucket, `aws/lambda/${functionName}/${told.at.toISOString()}-${first}`, body);
    },
  };
}
