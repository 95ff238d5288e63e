import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { _Record } from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsumer } from "../../../infra/local/stream/consumer.ts";
import { type FeedOptions, feedFrom } from "../../../infra/local/stream/feed.ts";

let folder = "";
let names = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-stream-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const queue = "arn:aws:sqs:eu-west-3:000000000000:parked";
const mappingOf = (FunctionName: string) => ({
  EventSourceArn: "arn:aws:dynamodb:eu-west-3:000000000000:table/t/stream/s",
  FunctionName,
  BatchSize: 8,
  MaximumRetryAttempts: 3,
  MaximumRecordAgeInSeconds: -1,
  BisectBatchOnFunctionError: true,
  DestinationConfig: { OnFailure: { Destination: queue } },
});

/** A record of the stream, written so many seconds ago. */
function record(number: number, secondsAgo = 0): _Record {
  return {
    dynamodb: {
      SequenceNumber: String(number),
      ApproximateCreationDateTime: new Date(Date.now() - secondsAgo * 1000),
    },
  };
}

/** Feeds a function eight records; gives those that it was given, delivery by delivery, and what was parked. */
async function feed(
  invoke: (numbers: number[]) => string | undefined,
  {
    records = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => record(n)),
    ...given
  }: Partial<ReturnType<typeof mappingOf>> & { records?: _Record[] } = {},
) {
  const mapping = { ...mappingOf(`feed-${++names}`), ...given };
  const [delivered, parked]: [number[][], { queue: string; message: unknown }[]] = [[], []];
  const options: FeedOptions = {
    dataDir: folder,
    retryEvery: 1,
    now: () => new Date("2029-01-01T00:00:00Z"),
    async invoke(_, event) {
      const { Records } = event as { Records: _Record[] };
      const numbers = Records.map(({ dynamodb }) => Number(dynamodb?.SequenceNumber));
      delivered.push(numbers);
      const itemIdentifier = invoke(numbers);
      return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
    },
    send: (name, body) => void parked.push({ queue: name, message: JSON.parse(body) }),
    keep: async (name, _, body) => void parked.push({ queue: name, message: JSON.parse(body) }),
  };
  const consumer = await openConsumer(feedFrom(mapping, options));
  consumer.take(records);
  await consumer.idle();
  const place = await readFile(join(folder, `stream-${mapping.FunctionName}`), "utf8");
  return { delivered, parked, place };
}

const failsAt = (poison: number) => (numbers: number[]) => {
  if (numbers.includes(poison)) throw new Error("unreadable");
  return undefined;
};
const reports = (poison: number) => (numbers: number[]) =>
  numbers.includes(poison) ? String(poison) : undefined;

describe("what a function always fails at", () => {
  it.each([
    ["throws", failsAt(5)],
    ["reports", reports(5)],
  ])(
    "is found by halves, parked alone after its retries, and the stream goes on: it %s",
    async (_, fails) => {
      const { delivered, parked, place } = await feed(fails);
      expect(parked).toMatchObject([
        {
          queue: "parked",
          message: {
            requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: 4 },
            DDBStreamBatchInfo: { startSequenceNumber: "5", endSequenceNumber: "5", batchSize: 1 },
          },
        },
      ]);
      expect(delivered.filter((numbers) => numbers.join() === "5")).toHaveLength(4);
      for (const sound of [6, 7, 8])
        expect(delivered.some((numbers) => numbers.includes(sound) && !numbers.includes(5))).toBe(true);
      expect(place).toBe("8");
    },
  );

  it("takes its whole batch aside where the template halves none", async () => {
    const { delivered, parked } = await feed(failsAt(5), { BisectBatchOnFunctionError: false });
    expect(delivered).toHaveLength(4);
    expect(parked).toMatchObject([{ message: { DDBStreamBatchInfo: { batchSize: 8 } } }]);
  });

  it("is parked once it is older than the template lets it be, however few its retries were", async () => {
    const { delivered, parked } = await feed(failsAt(5), {
      records: [record(5, 3601)],
      MaximumRetryAttempts: -1,
      MaximumRecordAgeInSeconds: 3600,
    });
    expect(delivered).toHaveLength(1);
    expect(parked).toMatchObject([{ message: { requestContext: { condition: "RecordAgeExceeded" } } }]);
  });

  it("is kept with its content where the template names a bucket", async () => {
    const OnFailure = { Destination: "arn:aws:s3:::kept" };
    const { parked } = await feed(failsAt(5), { DestinationConfig: { OnFailure } });
    const [{ queue: bucket, message } = { queue: "", message: {} }] = parked;
    expect(bucket).toBe("kept");
    expect(JSON.parse((message as { payload: string }).payload)).toMatchObject({
      Records: [{ dynamodb: { SequenceNumber: "5" } }],
    });
  });

  it("is lost where the template names no destination, as on AWS, and the stream goes on", async () => {
    const { parked, place } = await feed(failsAt(5), { DestinationConfig: undefined });
    expect(parked).toEqual([]);
    expect(place).toBe("8");
  });
});

it("what fails for a while is tried again, and nothing is parked", async () => {
  let failures = 3;
  const { delivered, parked } = await feed(() => {
    if (failures-- > 0) throw new Error("not now");
    return undefined;
  });
  expect(parked).toEqual([]);
  expect(delivered.flat()).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8]));
});
