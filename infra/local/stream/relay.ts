import { EventEmitter, once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { withoutLog } from "../../../shared/runtime/without-log.ts";
import { localCredentials } from "../functions/hosted-functions.ts";
import { region } from "../template/resolve.ts";
import { type ConsumerOptions, isAfter, openConsumer } from "./consumer.ts";

/** Milliseconds between two looks at the stream, unless one is asked for. */
const pollEvery = 500;
/** Records that are read at once, at most. */
const pageSize = 100;

/** Relays a table's stream to its functions, each from where it had got to. */
export interface StreamRelay {
  /** Something may have been written. */
  look(): void;
  /** Resolves when every record written before the call has been delivered. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** The stream to read, and what is fed from it. */
export interface StreamRelayOptions {
  endpoint: string;
  tableName: string;
  consumers: readonly ConsumerOptions[];
  /** Hears of all that is read. */
  seen?: (records: readonly _Record[]) => void;
}

/**
 * Starts to relay: the stream is read once for all of its functions; what one of them fails at waits for it alone. The
 * embedded DynamoDB keeps its records, in one shard, across restarts.
 */
export async function startStreamRelay(options: StreamRelayOptions): Promise<StreamRelay> {
  const client = withoutLog(
    new DynamoDBStreamsClient({ endpoint: options.endpoint, region, credentials: localCredentials }),
  );
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: options.tableName }));
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const consumers = await Promise.all(options.consumers.map(openConsumer));
  const places = consumers.map((consumer) => consumer.checkpoint());
  /** The latest record that was read: at first, that of the consumer which had got the least far. */
  let position = places.includes(undefined)
    ? undefined
    : places.reduce((least, place) => (isAfter(least, place) ? place : least));
  let stopping = false;
  let readsBegun = 0;
  let iterator: string | undefined;
  let hurry = new AbortController();
  const look = () => hurry.abort();
  const reads = new EventEmitter();

  const iteratorAfter = async (): Promise<string | undefined> => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ...(position === undefined
          ? { ShardIteratorType: "TRIM_HORIZON" }
          : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: position }),
      }),
    );
    return ShardIterator;
  };

  /** Reads once and hands on what there is; whether the end was reached. */
  const readOnce = async (): Promise<boolean> => {
    const ShardIterator = iterator ?? (await iteratorAfter());
    // Asked for anew from the position where a read fails.
    iterator = undefined;
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: pageSize }),
    );
    position = Records.at(-1)?.dynamodb?.SequenceNumber ?? position;
    options.seen?.(Records);
    for (const consumer of consumers) consumer.take(Records);
    iterator = NextShardIterator;
    return Records.length < pageSize;
  };

  const run = async () => {
    while (!stopping) {
      hurry = new AbortController();
      readsBegun += 1;
      const read = readsBegun;
      const outcome = await readOnce().catch(() => undefined);
      if (outcome === true) reads.emit("end", read);
      if (outcome === false) continue;
      await wait(pollEvery, undefined, { signal: hurry.signal }).catch(() => undefined);
    }
  };
  const ended = run();
  return {
    look,
    async settled() {
      // A read that was under way at the call may have missed what was written before it.
      for (const before = readsBegun, end = { of: before }; end.of <= before; ) {
        const reached = once(reads, "end");
        look();
        [end.of] = (await reached) as [number];
      }
      await Promise.all(consumers.map((consumer) => consumer.idle()));
    },
    async stop() {
      stopping = true;
      look();
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await ended;
      client.destroy();
    },
  };
}
