import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { ulid } from "ulid";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { publishRecords } from "../../../functions/events/publish-records.ts";
import { replayParked } from "../../../infra/operator/replay-parked.ts";
import { factKey } from "../../../shared/store/keys.ts";

/** An entry that the bus is given. */
interface Entry {
  DetailType: string;
}

/** Entries that the bus took, by type, and what it says of those that it is asked to take. */
let taken: string[] = [];
let refuses: (entries: readonly Entry[]) => { call: string } | (string | undefined)[] = () => [];

const bus = createServer(async (request, response) => {
  const { Entries }: { Entries: Entry[] } = JSON.parse(await text(request));
  const refused = refuses(Entries);
  response.setHeader("content-type", "application/x-amz-json-1.1");
  if ("call" in refused)
    return void response.writeHead(400).end(JSON.stringify({ __type: refused.call, message: "refused" }));
  const results = Entries.map(({ DetailType }, index) => {
    const ErrorCode = refused[index];
    if (ErrorCode === undefined) taken.push(DetailType);
    return ErrorCode === undefined ? { EventId: "1" } : { ErrorCode, ErrorMessage: ErrorCode };
  });
  response.end(JSON.stringify({ FailedEntryCount: 0, Entries: results }));
});

beforeAll(async () => {
  await once(bus.listen(0, "127.0.0.1"), "listening");
  const { port } = bus.address() as AddressInfo;
  vi.stubEnv("AWS_ENDPOINT_URL_EVENTBRIDGE", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
  vi.stubEnv("AWS_REGION", "eu-west-3");
  vi.stubEnv("BUS_NAME", "bus");
});
afterAll(() => {
  vi.unstubAllEnvs();
  bus.close();
});
beforeEach(() => {
  taken = [];
  refuses = () => [];
});

/** A record of a fact as the stream tells it; one that is not `whole` can't be read. */
function record(type: string, whole = true): DynamoDBRecord {
  const id = ulid();
  const about = { kind: "centre" as const, id: "ctr_demo_lyon" };
  const actor = { subject: "system", role: "system", name: "Le système" };
  const data = whole ? { id, type, version: 1, at: "2027-01-04T09:00:00Z", actor, about, data: {} } : { id };
  const item = { ...factKey(about, id), entity: "fact", version: 1, shape: 1, data };
  // The stream's attribute values have the client's shape; the two packages type it apart.
  return { dynamodb: { SequenceNumber: id, NewImage: marshall(item) } } as DynamoDBRecord;
}

/** Publishes records; gives what was put aside, and what is to be tried again. */
async function publish(records: DynamoDBRecord[]) {
  const aside: DynamoDBRecord[] = [];
  const putAside = async (one: DynamoDBRecord) => void aside.push(one);
  const later = await publishRecords(records, { mailed: new Set(), putAside });
  return { aside, later };
}

it("a record that can't be read is put aside with its content, and those behind it are published", async () => {
  const unreadable = record("b", false);
  const { aside, later } = await publish([record("a"), unreadable, record("c")]);
  expect(aside).toEqual([unreadable]);
  expect(later).toBeUndefined();
  expect(taken).toEqual(["a", "c"]);
});

it("a fact that the bus will never take is put aside, at once, and those behind it are published", async () => {
  refuses = (entries) =>
    entries.map(({ DetailType }) => (DetailType === "b" ? "MalformedDetail" : undefined));
  const refused = record("b");
  const { aside, later } = await publish([record("a"), refused, record("c")]);
  expect(aside).toEqual([refused]);
  expect(later).toBeUndefined();
  // Those behind may be told twice, as any message may.
  expect(new Set(taken)).toEqual(new Set(["a", "c"]));
});

it("a fact that makes a call too large alone is put aside, and the others of the call are published", async () => {
  refuses = (entries) =>
    entries.some(({ DetailType }) => DetailType === "b") ? { call: "ValidationException" } : [];
  const tooLarge = record("b");
  const { aside } = await publish([record("a"), tooLarge, record("c")]);
  expect(aside).toEqual([tooLarge]);
  expect(taken).toEqual(["a", "c"]);
});

it("a fact that the bus does not take for now is tried again, and nothing is put aside", async () => {
  refuses = (entries) =>
    entries.map(({ DetailType }) => (DetailType === "b" ? "ThrottlingException" : undefined));
  const throttled = record("b");
  const { aside, later } = await publish([record("a"), throttled]);
  expect(aside).toEqual([]);
  expect(later).toMatchObject({ record: throttled, reason: "ThrottlingException" });
});

it("what was put aside is published once it can be; what still can't be stays", async () => {
  let done = 0;
  const parked = async function* () {
    for (const records of [[record("a")], [record("b", false)]])
      yield { givenUpBy: "publish" as const, records, done: async () => void done++ };
  };
  const { done: replayed, refused } = await replayParked(parked());
  expect({ replayed, done, taken }).toEqual({ replayed: 1, done: 1, taken: ["a"] });
  expect(refused).toEqual([expect.stringContaining("can't be read")]);
});
