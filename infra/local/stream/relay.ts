import { EventEmitter, once } from "node:events";
import { readFile, rename, writeFile } from "node:fs/promises";
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

/** Milliseconds between two looks at the stream, unless one is asked for. */
const pollEvery = 500;
/** Milliseconds before what could not be delivered is tried again. */
const retryEvery = 500;

/** Relays a table's stream to a function, from where it had got to. */
export interface StreamRelay {
  /** Something may have been written. */
  look(): void;
  /** Resolves when every record written before the call has been delivered. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What a relay reads and where it keeps its place. */
export interface StreamRelayOptions {
  endpoint: string;
  tableName: string;
  checkpointFile: string;
  batchSize: number;
  /** Delivers records; gives the sequence number of the first that failed. */
  deliver: (records: readonly _Record[]) => Promise<string | undefined>;
}

/** Starts to relay. The embedded DynamoDB keeps its stream's records, in one shard, across restarts. */
export async function startStreamRelay(options: StreamRelayOptions): Promise<StreamRelay> {
  const client = withoutLog(
    new DynamoDBStreamsClient({ endpoint: options.endpoint, region, credentials: localCredentials }),
  );
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: options.tableName }));
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  let checkpoint = await readFile(options.checkpointFile, "utf8").catch(() => undefined);
  let stopping = false;
  let emptyReads = 0;
  let iterator: string | undefined;
  let hurry = new AbortController();
  const look = () => hurry.abort();

  const iteratorAfter = async (): Promise<string | undefined> => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn,
        ShardId,
        ...(checkpoint === undefined
          ? { ShardIteratorType: "TRIM_HORIZON" }
          : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: checkpoint }),
      }),
    );
    return ShardIterator;
  };

  /** Reads and delivers once; whether everything that was read was delivered. */
  const readOnce = async (): Promise<boolean> => {
    const ShardIterator = iterator ?? (await iteratorAfter());
    // Asked for anew from the checkpoint after anything but a complete delivery.
    iterator = undefined;
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator, Limit: options.batchSize }),
    );
    if (Records.length === 0) {
      emptyReads += 1;
      iterator = NextShardIterator;
      return true;
    }
    const firstFailed = await options.deliver(Records);
    const failedAt = Records.findIndex((record) => record.dynamodb?.SequenceNumber === firstFailed);
    // As on AWS, an identifier that is not in the batch fails the whole of it.
    const done = firstFailed === undefined ? Records : Records.slice(0, Math.max(failedAt, 0));
    const last = done.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) {
      checkpoint = last;
      // Written aside and renamed, so that a kill never leaves half a number.
      await writeFile(`${options.checkpointFile}.next`, last);
      await rename(`${options.checkpointFile}.next`, options.checkpointFile);
    }
    if (firstFailed !== undefined) return false;
    iterator = NextShardIterator;
    // More may be behind a full batch.
    look();
    return true;
  };

  const reads = new EventEmitter();
  const run = async () => {
    while (!stopping) {
      hurry = new AbortController();
      // A function that fails has said so in the log; what it was given is read again.
      const delivered = await readOnce().catch(() => false);
      reads.emit("read");
      const pause = delivered ? wait(pollEvery, undefined, { signal: hurry.signal }) : wait(retryEvery);
      await pause.catch(() => undefined);
    }
  };
  const ended = run();
  return {
    look,
    async settled() {
      // The first empty read may have begun before the call; the second did not.
      for (const from = emptyReads; emptyReads < from + 2; ) {
        const read = once(reads, "read");
        look();
        await read;
      }
    },
    async stop() {
      stopping = true;
      look();
      await ended;
      client.destroy();
    },
  };
}
