import { execFile } from "node:child_process";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { bucketFaults } from "../../../infra/local/faults/bucket-faults.ts";
import { busFaults } from "../../../infra/local/faults/bus-faults.ts";
import { openDoorTo } from "../../../infra/local/faults/fault-doors.ts";
import { openFaults } from "../../../infra/local/faults/faults.ts";
import { mailerFaults } from "../../../infra/local/faults/mailer-faults.ts";
import { sendFaultily } from "../../../infra/local/faults/queue-faults.ts";
import { localCredentials } from "../../../infra/local/functions/hosted-functions.ts";
import { type Listening, listen } from "../../../infra/local/listen.ts";
import { region } from "../../../infra/local/template/resolve.ts";
import { putOnBus } from "../../../shared/messaging/put-on-bus.ts";
import { keepAnchor } from "../../../shared/objects/anchors.ts";
import { deleteFolder } from "../../../shared/objects/move-upload.ts";
import { serviceCalls } from "../../../shared/runtime/service-calls.ts";
import { workerPorts } from "../../support/worker.ts";

const faults = openFaults(undefined);
/** What is waited for is tried where time passes faster, by `never-answered`. */
const quick = <Kind extends { name: string }>(kinds: readonly Kind[]) =>
  kinds.filter(({ name }) => !name.endsWith("in silence"));
beforeEach(() => {
  faults.play(undefined);
  // The shortest pauses, of ours and of the SDK.
  vi.spyOn(Math, "random").mockReturnValue(0);
  return () => vi.restoreAllMocks();
});

/** A service that takes all, and keeps what it took. */
async function taking<Taken>(read: (body: string) => Taken[], answer: (taken: Taken[]) => [string, string]) {
  const taken: Taken[] = [];
  const service = await listen(
    async (request, response) => {
      const came = read(await text(request));
      taken.push(...came);
      const [type, body] = answer(came);
      response.writeHead(200, { "content-type": type, etag: '"e"' }).end(body);
    },
    0,
    "a service",
  );
  return { taken, service };
}

const opened: Listening[] = [];
afterAll(async () => {
  for (const one of opened.reverse()) await one.close();
});

describe("the bus", () => {
  let taken: { DetailType: string }[];
  beforeAll(async () => {
    const bus = await taking(
      (body) => JSON.parse(body).Entries as { DetailType: string }[],
      (came) => [
        "application/x-amz-json-1.1",
        JSON.stringify({ FailedEntryCount: 0, Entries: came.map(() => ({ EventId: "e" })) }),
      ],
    );
    taken = bus.taken;
    const door = await openDoorTo(
      "bus",
      { upstream: bus.service.url, port: (await workerPorts()).bus },
      faults,
    );
    opened.push(bus.service, door);
    vi.stubEnv("AWS_ENDPOINT_URL_EVENTBRIDGE", door.url);
    vi.stubEnv("AWS_REGION", region);
    vi.stubEnv("AWS_ACCESS_KEY_ID", localCredentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", localCredentials.secretAccessKey);
    vi.stubEnv("BUS_NAME", "facts");
    return () => vi.unstubAllEnvs();
  });
  const messages = Array.from({ length: 25 }, (_, index) => ({ type: `tried-${index}`, detail: {} }));
  const types = messages.map(({ type }) => type);

  it.each(quick(busFaults).map(({ name }) => name))(
    "%s: all messages are on it, none is told as refused",
    async (kind) => {
      taken.length = 0;
      faults.force(kind, 3);
      expect(await putOnBus(messages)).toBeUndefined();
      const came = taken.map(({ DetailType }) => DetailType);
      expect(types.filter((type) => !came.includes(type))).toEqual([]);
      expect(faults.met().get(kind)).toBe(3);
      // Twice those alone whose answer was lost.
      if (kind !== "events whose answer is lost") expect(came).toHaveLength(types.length);
    },
  );

  it("an entry that stays refused is told, with those before it taken", async () => {
    taken.length = 0;
    faults.force("partial PutEvents", 100);
    const refused = await putOnBus(messages.slice(0, 3));
    expect(refused?.reason).toBe("Rate exceeded");
    const came = taken.map(({ DetailType }) => DetailType);
    for (const type of types.slice(0, refused?.index)) expect(came).toContain(type);
  });
});

describe("the bucket", () => {
  it.each(
    quick(bucketFaults)
      .filter(({ on }) => on.includes("PUT"))
      .map(({ name }) => name),
  )("%s: an object is put", async (kind) => {
    const bucket = await taking(
      (body) => [body],
      () => ["application/xml", ""],
    );
    const door = await openDoorTo("bucket", { upstream: bucket.service.url, port: 0 }, faults);
    opened.push(bucket.service, door);
    const client = new S3Client({
      ...serviceCalls,
      endpoint: door.url,
      region,
      credentials: localCredentials,
      forcePathStyle: true,
    });
    faults.force(kind, 3);
    await client.send(new PutObjectCommand({ Bucket: "b", Key: "k", Body: "bytes" }));
    expect(bucket.taken.length).toBe(kind === "object whose answer is lost" ? 4 : 1);
  });
});

it("what the bucket refuses is dated by the stack's clock, from which the SDK takes the time to sign by", async () => {
  const moved = Date.parse("2030-03-01T12:00:00Z");
  const door = await openDoorTo(
    "bucket",
    { upstream: "http://127.0.0.1:1", port: 0, now: () => moved },
    faults,
  );
  opened.push(door);
  faults.force("slow down", 1);
  const refused = await fetch(door.url, { headers: { authorization: "signed" } });
  expect([refused.status, refused.headers.get("date")]).toEqual([503, "Fri, 01 Mar 2030 12:00:00 GMT"]);
});

describe("what is kept in the bucket", () => {
  const kept = new Map<string, string>();
  beforeAll(async () => {
    // Keeps and lists as S3 does, as far as it is asked to here.
    const store = await listen(
      async (request, response) => {
        const key = new URL(request.url ?? "", "http://here").pathname;
        const body = await text(request);
        if (request.method === "GET" && request.url?.includes("list-type"))
          response.end("<ListBucketResult><Contents><Key>verified/f/e/x</Key></Contents></ListBucketResult>");
        else if (request.method === "GET") response.end(kept.get(key));
        else if (kept.has(key) && request.headers["if-none-match"] === "*")
          response.writeHead(412).end("<Error><Code>PreconditionFailed</Code></Error>");
        else response.end(void kept.set(key, body));
      },
      0,
      "a store",
    );
    const door = await openDoorTo("bucket", { upstream: store.url, port: 0 }, faults);
    opened.push(store, door);
    vi.stubEnv("AWS_ENDPOINT_URL_S3", door.url);
    vi.stubEnv("AWS_REGION", region);
    vi.stubEnv("AWS_ACCESS_KEY_ID", localCredentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", localCredentials.secretAccessKey);
    vi.stubEnv("ANCHORS_BUCKET", "anchors");
    vi.stubEnv("OBJECTS_BUCKET", "objects");
    return () => vi.unstubAllEnvs();
  });

  it("R-RGPD-3: an anchor whose answer was lost is kept, and one of another run stays as it is", async () => {
    const made = { day: "2027-03-01", previous: null, trails: [] };
    faults.force("object whose answer is lost", 1);
    expect(await keepAnchor(made)).toEqual(made);
    expect(await keepAnchor({ ...made, previous: "another" })).toEqual(made);
    expect(kept.size).toBe(1);
  });

  it("a piece that S3 could not delete is deleted at the next delivery", async () => {
    faults.force("deletion that fails", 1);
    await expect(deleteFolder("verified/f/e/")).rejects.toThrow(
      "1 objects under verified/f/e/ were not deleted",
    );
    await deleteFolder("verified/f/e/");
  });
});

describe("the mailer", () => {
  it.each(quick(mailerFaults))("$name: told as SES tells it", async ({ name }) => {
    const ses = await taking(
      (body) => [body],
      () => ["text/xml", "<SendRawEmailResponse/>"],
    );
    const door = await openDoorTo("mailer", { upstream: ses.service.url, port: 0 }, faults);
    opened.push(ses.service, door);
    const client = new SESClient({
      endpoint: door.url,
      region,
      credentials: localCredentials,
      maxAttempts: 1,
    });
    faults.force(name, 1);
    const mail = { RawMessage: { Data: Buffer.from("Subject: x") } };
    const error = await client.send(new SendRawEmailCommand(mail)).catch((thrown: unknown) => thrown);
    const told: Record<string, object> = {
      "sending rate": { name: "Throttling", message: "Maximum sending rate exceeded." },
      "daily quota": { name: "Throttling", message: "Daily message quota exceeded." },
      "refused identity": { name: "MessageRejected", message: expect.stringMatching(/not verified/) },
      "mailer at fault": { name: "ServiceUnavailable" },
      "mail whose answer is lost": { code: "ECONNRESET" },
    };
    expect(error).toMatchObject(told[name] ?? {});
    expect(ses.taken).toHaveLength(name === "mail whose answer is lost" ? 1 : 0);
    await client.send(new SendRawEmailCommand(mail));
  });
});

const within = (least: number, most: number) =>
  expect.toSatisfy((seconds: number) => seconds >= least && seconds <= most);

it("queues give a message twice, after others, or late, and lose none", () => {
  const sent: [string, number | undefined][] = [];
  const send = sendFaultily((_, body, delay) => void sent.push([body, delay]), faults);
  faults.force("delivered twice", 1);
  send("q", "twice");
  faults.force("delivered late", 1);
  send("q", "late");
  faults.force("overtaken", 1);
  send("q", "overtaken");
  faults.force("delivered hours late", 1);
  send("q", "hours late");
  faults.force("delivered again after days", 1);
  send("q", "again");
  send("q", "usual");
  expect(sent).toEqual([
    ["twice", undefined],
    ["twice", undefined],
    ["late", expect.any(Number)],
    ["overtaken", 1],
    ["hours late", within(60, 12 * 3600)],
    ["again", undefined],
    ["again", within(86_400, 13 * 86_400)],
    ["usual", undefined],
  ]);
});

it.each([
  [false, 1],
  [true, 2],
])(
  "a function that is to die at its second call, answered %s, ends there, and the service has had %i",
  async (answered, had) => {
    const { taken, service } = await taking(
      (body) => [body],
      () => ["text/plain", "done"],
    );
    opened.push(service);
    const module = new URL("../../../infra/local/faults/thread-death.ts", import.meta.url);
    const program = `
      import http from "node:http";
      import { endThreadAt } from ${JSON.stringify(module.href)};
      endThreadAt()({ call: 2, answered: ${answered} });
      const call = () => new Promise((resolve) =>
        http.request(${JSON.stringify(service.url)}, { method: "POST" }, (answer) => answer.resume().on("end", resolve)).end("x"));
      for (let times = 0; times < 3; times++) await call();
    `;
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    await expect(run).rejects.toMatchObject({ code: 1 });
    expect(taken).toHaveLength(had);
  },
);
