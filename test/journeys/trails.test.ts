import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv, promisify } from "node:util";
import { DeleteItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { region } from "../../infra/local/template/resolve.ts";
import { sealedWithin } from "../../infra/operator/sealed-within.ts";
import { type UndoneDays, verifyTrails } from "../../infra/operator/verify-trails.ts";
import { addDays, addSeconds } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { historyPartition, sealsPartition } from "../../shared/store/keys.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { operatorShell } from "../support/operator-command.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
const run = promisify(execFile);
const program = join(import.meta.dirname, "../../infra/operator/audit-verify.ts");

let stage: Stage;
let fileId = "";
const about = () => ({ kind: "file", id: fileId });

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await stage.people.centre.call("GET", `/files/${fileId}`);
});

/** What `npm run audit:verify` says of the stack, and its status. */
async function command(): Promise<{ code: number; said: string }> {
  const asked = [program, "--env", stack().operatorEnvironment];
  const told = await run(process.execPath, asked, { env: operatorShell() }).catch(
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  );
  return { code: "code" in told ? told.code : 0, said: `${told.stdout}${told.stderr}` };
}

/** The faults that the command tells, found in this very process. */
async function faults(undone?: UndoneDays): Promise<string[]> {
  Object.assign(process.env, parseEnv(await readFile(stack().operatorEnvironment, "utf8")));
  const verified = await verifyTrails(addSeconds(systemRuntime.now(), -sealedWithin), undefined, undone);
  return verified.faults.map(({ about: subject, kind }) => `${subject} ${kind}`);
}

type Stored = Record<string, unknown> & { pk: string; sk: string };
const database = () => {
  const { endpoint, tables } = stack().database;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  const TableName = tables[0] ?? "";
  return {
    put: (item: Stored) => client.send(new PutItemCommand({ TableName, Item: marshall(item) })),
    remove: ({ pk, sk }: Stored) =>
      client.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) })),
    async partition(pk: string): Promise<Stored[]> {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: marshall({ ":pk": pk }),
        }),
      );
      return Items.map((item) => unmarshall(item) as Stored);
    },
  };
};

describe("R-RGPD-3: readings", () => {
  it("of another than the owner are recorded, and shown to the owner and OEMM", async () => {
    const { candidate, centre, oemm, company } = stage.people;
    const readings = async () => (await candidate.call("GET", `/files/${fileId}/readings`)).items;
    const before = await readings();
    await candidate.call("GET", `/files/${fileId}`);
    expect((await company.send("GET", `/files/${fileId}`)).status).toBe(404);
    expect(await readings()).toEqual(before);

    await centre.call("GET", `/files/${fileId}`);
    await oemm.call("GET", `/files/${fileId}/mails`);
    const [mails, file, ...earlier] = await readings();
    expect(earlier).toEqual(before);
    expect(file).toMatchObject({ what: "file", label: "Dossier complet", by: { role: "centre" } });
    expect(file.by.name).toMatch(/Exemple/);
    expect(mails).toMatchObject({ what: "mails", by: { role: "oemm" } });
    expect((await oemm.call("GET", `/files/${fileId}/readings`)).items).toEqual([mails, file, ...earlier]);
    expect((await centre.send("GET", `/files/${fileId}/readings`)).status).toBe(403);
  });

  it("of a piece name it", async () => {
    const { candidate, centre } = stage.people;
    const asked = {
      title: "CV",
      category: "cv",
      domains: [],
      fileName: "cv.pdf",
      contentType: "application/pdf",
      size: 100,
    };
    const { evidence } = await candidate.call("POST", `/files/${fileId}/evidence`, asked, {
      "idempotency-key": "a-piece-to-read",
    });
    await centre.call("GET", `/files/${fileId}/evidence/${evidence.id}`);
    const { items } = await candidate.call("GET", `/files/${fileId}/readings?limit=1`);
    expect(items).toMatchObject([{ what: "piece", part: evidence.id }]);
  });
});

describe("R-RGPD-3: trails", () => {
  it("OEMM reads that of a file, sealed without a gap; a person reads theirs", async () => {
    await stack().settled();
    const { oemm, candidate } = stage.people;
    const { items } = await oemm.call("GET", `/trails/file/${fileId}?limit=100`);
    expect(items.length).toBeGreaterThan(5);
    const sequences = items.map(({ seal }: { seal: { sequence: number } }) => seal.sequence);
    expect(sequences.toSorted((a: number, b: number) => a - b)).toEqual(
      Array.from(items, (_, index) => index + 1),
    );
    expect(new Set(items.map(({ seal }: { seal: { kind: string } }) => seal.kind))).toEqual(
      new Set(["fact", "reading"]),
    );
    expect(items.at(-1)).toMatchObject({ fact: { type: "file.enrolled" } });
    expect((await candidate.call("GET", "/me/trail")).items).toBeInstanceOf(Array);
    expect((await candidate.send("GET", `/trails/file/${fileId}`)).status).toBe(403);
  });

  it("npm run audit:verify finds nothing changed", async () => {
    await stack().settled();
    const { code, said } = await command();
    expect(said).toMatch(/Rien n’a changé/);
    expect(code).toBe(0);
  });

  /** What an operator could do to the history of the file, the fault that is told, and how it is undone. */
  const tampers: [
    string,
    string,
    (facts: Stored[], seals: Stored[]) => { put?: Stored[]; remove?: Stored[] },
  ][] = [
    ["an entry that was removed", "removed", ([fact]) => ({ remove: fact === undefined ? [] : [fact] })],
    [
      "an entry that was altered",
      "altered",
      ([fact]) => ({
        put:
          fact === undefined
            ? []
            : [{ ...fact, data: { ...(fact["data"] as object), at: "2020-01-01T00:00:00.000Z" } }],
      }),
    ],
    [
      "an entry that was added",
      "added",
      ([fact]) => {
        if (fact === undefined) return {};
        const id = `00${fact.sk.slice(2)}`;
        const data = { ...(fact["data"] as object), id, at: "2020-01-01T00:00:00.000Z" };
        return { put: [{ ...fact, sk: id, data }] };
      },
    ],
    [
      "entries whose places were exchanged",
      "reordered",
      (_, [one, other]) => {
        if (one === undefined || other === undefined) return {};
        const sequenceOf = (item: Stored) => (item["data"] as { sequence: number }).sequence;
        const at = (item: Stored, sequence: number) => ({
          ...item,
          data: { ...(item["data"] as object), sequence },
        });
        return { put: [at(one, sequenceOf(other)), at(other, sequenceOf(one))] };
      },
    ],
  ];

  for (const [what, told, tamper] of tampers)
    it(`tells ${what}`, async () => {
      await stack().settled();
      const { put, remove, partition } = database();
      // What is added is sealed, and stays so: in a trail of another than the file.
      const subject = told === "added" ? { kind: "centre", id: "ctr_demo_lyon" } : about();
      const [facts, seals] = await Promise.all([
        partition(historyPartition(subject)),
        partition(sealsPartition(subject)),
      ]);
      const change = tamper(facts, seals);
      for (const item of change.put ?? []) await put(item);
      for (const item of change.remove ?? []) await remove(item);
      await stack().settled();
      const found = await faults();
      for (const item of change.put ?? []) await remove(item);
      for (const item of [...facts, ...seals]) await put(item);
      expect(found).toContain(`${subject.kind}#${subject.id} ${told}`);
    });

  it("is anchored every night in an object that can't be replaced or deleted, and tells a trail that is gone", async () => {
    await stack().travel(new Date(`${addDays(stage.today, 1)}T04:00:00Z`));
    await stack().settled();
    const told = parseEnv(await readFile(stack().operatorEnvironment, "utf8"));
    const s3 = new S3Client({
      endpoint: told["AWS_ENDPOINT_URL_S3"] ?? "",
      region,
      credentials: localCredentials,
      forcePathStyle: true,
    });
    const named = { Bucket: told["ANCHORS_BUCKET"], Key: `${stage.today}.json` };
    const kept = await (await s3.send(new GetObjectCommand(named))).Body?.transformToString();
    expect(JSON.parse(kept ?? "")).toMatchObject({ day: stage.today });
    expect(kept).toContain(fileId);
    await expect(s3.send(new DeleteObjectCommand(named))).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(s3.send(new PutObjectCommand({ ...named, Body: "{}" }))).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await stack().travel(new Date(`${addDays(stage.today, 2)}T04:00:00Z`));
    await stack().settled();
    // What was added to the centre's trail, and taken out of it, stays told.
    expect((await faults()).filter((fault) => !fault.startsWith("centre#"))).toEqual([]);

    const { partition, put, remove } = database();
    const held = [
      ...(await partition(historyPartition(about()))),
      ...(await partition(sealsPartition(about()))),
      ...(await partition(`TRAIL#file#${fileId}`)),
      ...(await partition(`READINGS#file#${fileId}`)),
    ];
    for (const item of held) await remove(item);
    const { said, code } = await command();
    // Of a restoration to this day: its anchor tells what was undone, until the table that was restored is in service.
    const tomorrow = addDays(stage.today, 1);
    const undone = await faults({ from: stage.today, before: addDays(tomorrow, 1) });
    const later = await faults({ from: tomorrow });
    for (const item of held) await put(item);
    expect(undone).not.toContain(`file#${fileId} cut-short`);
    expect(later).toContain(`file#${fileId} cut-short`);
    // One more where this day's own run is still to come: between midnight and one.
    expect(said).toMatch(/[23] ancres\./);
    expect(said).toMatch(new RegExp(`file#${fileId} : cut-short, anchor`));
    expect(code).toBe(1);
  });
});
