import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { ListQueuesCommand, PurgeQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { beforeAll, expect, inject } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";
import { appearancesChanged } from "../../events/jury.ts";
import { eventSource } from "../../events/source.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { loadAssembly, resourcesOf } from "../../infra/local/template/assembly.ts";
import { localName, region } from "../../infra/local/template/resolve.ts";
import { replayArchive } from "../../infra/operator/archive-replay.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { playCommand } from "../support/operator-command.ts";
import { stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

// What one of them leaves, the next ones find.
const it = story();

// Not at once: the embedded SQS loses a message that becomes visible again with no wait.
const stack = useLocalStack(() => ({ redeliverAfter: () => 0.05, retryStreamEvery: 1, failing: true }));
let fact: Fact;
/** Invocations that a replay to all rules set under way. */
let toAll = 0;

beforeAll(async () => {
  const { people, today } = stageOn(stack());
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CRD",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  await stack().settled();
  const { items } = await people.oemm.call("GET", `/files/${file.id}/history`);
  fact = factEnvelope.parse({
    id: items[0].id,
    type: items[0].type,
    version: 1,
    at: `${today}T09:00:00Z`,
    actor: { subject: "demo-amina", role: "candidate", name: "Amina Exemple" },
    about: { kind: "file", id: file.id },
    data: items[0].data,
  });
});

it("a fact that is delivered again, even many times at once, sends no second mail", async () => {
  expect(await stack().mailbox.mails()).toHaveLength(1);
  const again = {
    busName: stack().busName,
    source: eventSource,
    detailType: fact.type,
    detail: fact,
    at: new Date(),
  };
  await Promise.all(Array.from({ length: 6 }, () => stack().bus.put(again)));
  await stack().settled();
  expect(await stack().mailbox.mails()).toHaveLength(1);
});

it("a message that can't be processed ends in the dead-letter queue, and stops no other", async () => {
  const unreadable = {
    busName: stack().busName,
    source: eventSource,
    detailType: fact.type,
    detail: {},
    at: new Date(),
  };
  await stack().bus.put(unreadable);
  await stack().settled();
  expect(stack().queued("SendMailDeadLetters")).toBe(1);
});

it("R-DAY-4: convocations that could not be made are a task of OEMM, as their message ends in the dead-letter queue", async () => {
  const about = { kind: "session", id: "ses_01JZZZZZZZZZZZZZZZZZZZZZZZ" };
  const unreadable = { ...fact, type: appearancesChanged.type, about, data: {} };
  await stack().bus.put({
    ...{ busName: stack().busName, source: eventSource },
    ...{ detailType: appearancesChanged.type, detail: unreadable, at: new Date() },
  });
  await stack().settled();
  const { items } = await stageOn(stack()).people.oemm.call("GET", "/tasks");
  expect(items).toMatchObject([{ kind: "work-undone", about, factId: fact.id }]);
});

it("R-DAY-4: what is in any dead-letter queue is a task of OEMM until it was tried again", async () => {
  const { oemm } = stageOn(stack()).people;
  const stopped = async () => {
    await stack().schedules.run("WatchDeadLetters");
    const { items } = await oemm.call("GET", "/tasks");
    return items.filter(({ kind }: { kind: string }) => kind === "work-stopped");
  };
  const found = await stopped();
  const ofMails = found.find(({ queue }: { queue: string }) => /sendmail/i.test(queue));
  expect(ofMails).toMatchObject({ messages: 1, about: { kind: "oemm" } });
  expect((await oemm.send("POST", `/tasks/${ofMails.id}/completion`, {})).status).toBe(409);

  const [, endpoint = ""] =
    /^AWS_ENDPOINT_URL_SQS=(.*)$/m.exec(readFileSync(stack().operatorEnvironment, "utf8")) ?? [];
  const sqs = new SQSClient({
    endpoint,
    region,
    credentials: localCredentials,
    useQueueUrlAsEndpoint: false,
  });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const from = QueueUrls.map((url) => url.split("/").at(-1) ?? "").find((name) =>
    /sendmailqueue/i.test(name),
  );
  const told = await playCommand(stack(), "try-again", "--from", ofMails.queue, "--to", from ?? "");
  expect(told).toContain("1 messages remis");
  // Nothing was mended: it fails again, and stays a task.
  await stack().settled();
  expect(stack().queued("SendMailDeadLetters")).toBe(1);
  expect(await stopped()).toHaveLength(found.length);

  for (const QueueUrl of QueueUrls)
    if (/deadletters/i.test(QueueUrl)) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  sqs.destroy();
  expect(await stopped()).toEqual([]);
});

it("a record of the stream that can't be read is parked after its retries, as on AWS, and what stands behind it goes on", async () => {
  const { endpoint, tables } = stack().database;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  const keys = { pk: { S: "FILE#none" }, sk: { S: "FACT#none" } };
  await client.send(
    new PutItemCommand({
      TableName: tables[0],
      Item: { ...keys, entity: { S: "fact" }, version: { S: "none" } },
    }),
  );
  client.destroy();
  const mails = await stack().mailbox.mails();
  await stageOn(stack()).people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  await stack().settled();
  expect(await stack().mailbox.mails()).toHaveLength(mails.length + 1);
  // Each of the two functions that the stream feeds parks it for itself.
  expect(stack().queued("PublishFactsDeadLetters")).toBe(1);
  expect(stack().queued("ParkedRecordsDeadLetters")).toBe(1);

  // The code still can't read it: it stays where it is, and is not lost.
  await expect(playCommand(stack(), "replay-parked-command")).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/publishfacts\S+ : 0 éléments repris, 1 laissés/),
  });
  expect(stack().queued("PublishFactsDeadLetters")).toBe(1);
});

it("facts of a period, a run, withheld mails and lost documents are done again by commands, and nothing twice", async () => {
  const mails = await stack().mailbox.mails();
  const play = (command: string, ...more: string[]) => playCommand(stack(), command, ...more);
  const period = ["--from", "2020-01-01T00:00:00Z", "--to", "2099-01-01T00:00:00Z"];
  const told: string[] = [];
  stack().bus.watch((event) => void ("detail-type" in event && told.push(String(event["detail-type"]))));
  const types = ["--types", fact.type];
  expect(await play("republish", ...period, ...types)).toMatch(
    /^[1-9]\d* faits remis sur le bus, 0 impossibles/,
  );
  expect(told).toContain(fact.type);
  expect(await play("rerun", "--run", "deadlines")).toBe("Le traitement deadlines est terminé.\n");
  expect(await play("resend-withheld", ...period)).toBe("0 courriels repartent.\n");
  expect(await play("rebuild-documents")).toBe("0 documents vont être imprimés de nouveau.\n");
  await stack().settled();
  expect(await stack().mailbox.mails()).toHaveLength(mails.length);
});

it("what the archive of the bus gives again has no second effect, and a replay that was made is not made again", async () => {
  const mails = await stack().mailbox.mails();
  const facts = stack().queued("SendMailDeadLetters");
  const period = ["--from", "2020-01-01T00:00:00Z", "--to", "2099-01-01T00:00:00Z"];
  const invoked = stack().invoked();
  expect(await playCommand(stack(), "replay-archive", ...period)).toMatch(
    /^cqp-\S+ : tout a été redonné\.\n$/,
  );
  await stack().settled();
  const since = stack().invoked();
  toAll = since - invoked;
  expect(toAll).toBeGreaterThan(0);
  expect(await stack().mailbox.mails()).toHaveLength(mails.length);
  // The fact that no delivery succeeded for is given again as well, and ends where it did.
  expect(stack().queued("SendMailDeadLetters")).toBeGreaterThanOrEqual(facts);
  expect(await playCommand(stack(), "replay-archive", ...period)).toContain("par une demande d’avant");
  await stack().settled();
  expect(stack().invoked()).toBe(since);
});

it("what is given again to one rule reaches its worker alone", async () => {
  const told = parseEnv(readFileSync(stack().operatorEnvironment, "utf8"));
  const { ARCHIVE_ARN: archive = "", AWS_ENDPOINT_URL_EVENTBRIDGE: endpoint = "" } = told;
  const client = new EventBridgeClient({ endpoint, region, credentials: localCredentials });
  const replay = async (from: string, rule: string) => {
    const invoked = stack().invoked();
    const asked = { archive, bus: stack().busName, period: { from, to: "2099-01-01T00:00:00Z" } };
    await replayArchive(client, { ...asked, rules: [rule] }, async () => undefined);
    await stack().settled();
    return stack().invoked() - invoked;
  };
  const rules = resourcesOf(await loadAssembly(inject("assembly")), "AWS::Events::Rule");
  const ofMails = rules.map(([id]) => localName(id)).find((name) => name.includes("sendmail")) ?? "";
  const toMails = await replay("2020-01-03T00:00:00Z", ofMails);
  expect(toMails).toBeGreaterThan(0);
  expect(toAll).toBeGreaterThan(toMails);
  expect(await replay("2020-01-04T00:00:00Z", "of-no-rule")).toBe(0);
  client.destroy();
});
