import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { trigger as tokens } from "../../../functions/people/shape-token.ts";
import { localCredentials } from "../../../infra/local/functions/hosted-functions.ts";
import { host } from "../../../infra/local/listen.ts";
import { region } from "../../../infra/local/template/resolve.ts";
import { putOnBus } from "../../../shared/messaging/put-on-bus.ts";
import { keepAnchor } from "../../../shared/objects/anchors.ts";
import { usualTimeoutSeconds } from "../../../shared/runtime/call-limits.ts";
import { mailerCalls, serviceCalls, signInCalls } from "../../../shared/runtime/service-calls.ts";

/** Milliseconds of the SDK's that pass in one of this test's. */
const faster = 60;

const opened: { server: Server; held: Set<Socket> }[] = [];

/** A service that takes every request, answers what an answer `begins` with and says nothing more. */
async function silent(begins = ""): Promise<{ url: string; asked(): number }> {
  let asked = 0;
  const held = new Set<Socket>();
  const server = createServer((socket) => {
    held.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      if (!/^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(bytes.toString("latin1"))) return;
      asked += 1;
      socket.write(begins);
    });
  });
  opened.push({ server, held });
  server.listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host}:${port}`, asked: () => asked };
}

beforeEach(() => {
  const real = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, milliseconds = 0) =>
    real(work, milliseconds / faster)) as typeof setTimeout);
  vi.spyOn(Math, "random").mockReturnValue(0);
  return () => vi.restoreAllMocks();
});
afterAll(() => {
  for (const { server, held } of opened) {
    for (const socket of held) socket.destroy();
    server.close();
  }
});

/** Milliseconds that all attempts of a call take at most, none of which is answered. */
const longest = ({
  maxAttempts,
  requestHandler,
}: typeof serviceCalls | typeof signInCalls | typeof mailerCalls) =>
  maxAttempts * requestHandler.requestTimeout + (maxAttempts - 1) * 500;

describe("a service that takes a request and never answers is given up before the function's own time limit", () => {
  const at = { region, credentials: localCredentials };
  const calls: Record<string, [number, (endpoint: string) => Promise<unknown>]> = {
    queues: [
      serviceCalls.maxAttempts,
      (endpoint) =>
        new SQSClient({ ...at, ...serviceCalls, endpoint, useQueueUrlAsEndpoint: false }).send(
          new ListQueuesCommand({}),
        ),
    ],
    mailer: [
      mailerCalls.maxAttempts,
      (endpoint) =>
        new SESClient({ ...at, ...mailerCalls, endpoint }).send(
          new SendRawEmailCommand({ RawMessage: { Data: Buffer.from("Subject: x") } }),
        ),
    ],
    "user pool, at sign-in": [
      signInCalls.maxAttempts,
      (endpoint) =>
        new CognitoIdentityProviderClient({ ...at, ...signInCalls, endpoint }).send(
          new AdminGetUserCommand({ UserPoolId: "eu-west-3_local", Username: "x" }),
        ),
    ],
  };

  it.each(Object.entries(calls))("%s", async (_, [attempts, call]) => {
    const service = await silent();
    await expect(call(service.url)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(service.asked()).toBe(attempts);
  });

  beforeAll(() => {
    vi.stubEnv("AWS_REGION", region);
    vi.stubEnv("AWS_ACCESS_KEY_ID", localCredentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", localCredentials.secretAccessKey);
    return () => vi.unstubAllEnvs();
  });

  it("the bus, as facts are published", async () => {
    const service = await silent();
    vi.stubEnv("AWS_ENDPOINT_URL_EVENTBRIDGE", service.url);
    vi.stubEnv("BUS_NAME", "facts");
    await expect(putOnBus([{ type: "tried", detail: {} }])).rejects.toMatchObject({ name: "TimeoutError" });
    expect(service.asked()).toBe(serviceCalls.maxAttempts);
  });

  it("the bucket, as an anchor is kept", async () => {
    const service = await silent();
    vi.stubEnv("AWS_ENDPOINT_URL_S3", service.url);
    vi.stubEnv("ANCHORS_BUCKET", "anchors");
    const anchor = { day: "2027-03-01", previous: null, trails: [] };
    await expect(keepAnchor(anchor)).rejects.toMatchObject({ name: "TimeoutError" });
    expect(service.asked()).toBe(serviceCalls.maxAttempts);
  });

  it("the bucket, where an object stops in its midst", async () => {
    const service = await silent("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf");
    // Node's sockets keep a time of their own, which passes as it does: a shorter one.
    const requestHandler = { ...serviceCalls.requestHandler, socketTimeout: 50 };
    const s3 = new S3Client({
      ...{ ...at, ...serviceCalls, requestHandler },
      endpoint: service.url,
      forcePathStyle: true,
    });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: "b", Key: "k" }));
    const read = Body?.transformToString();
    await expect(Promise.race([read, wait(5000, "nothing")])).rejects.toThrow();
  });
});

it("all attempts of a call end within the time limit of the functions that make it", () => {
  for (const calls of [serviceCalls, mailerCalls])
    expect(longest(calls)).toBeLessThan(usualTimeoutSeconds * 1000);
  expect(longest(signInCalls)).toBeLessThan(tokens.timeoutSeconds * 1000);
});

it("each client of functions and commands has its limits from the one place", () => {
  const root = join(import.meta.dirname, "../../..");
  const made = globSync("{functions,shared,infra/operator}/**/*.ts", { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(/new \w+Client\(([^)]*)\)/g)].map(
      ([, given = ""]) => `${file}: ${given}`,
    ),
  );
  expect(made.length).toBeGreaterThan(8);
  expect(made.filter((one) => !/\b(table|service|signIn|mailer|command)Calls\b/.test(one))).toEqual([]);
});
