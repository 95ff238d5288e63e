import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { DynamoDBClient, PutItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { proveAddress } from "../../demo/addresses.ts";
import type { ApiClient } from "../../demo/client.ts";
import type { People } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining, follow } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { region } from "../../infra/local/template/resolve.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { type ApiDescription, parametersOf } from "../fuzz/requests.ts";
import { valueFor } from "../fuzz/values.ts";
import { startStackOn } from "../support/local-stack.ts";
import { everyRoute, Marks, markedBody, markingClient } from "../support/marks.ts";
import { dropOwnTables } from "../support/own-tables.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
/** Those of texts about a file or its person, which erasing them erases. */
const marks = new Marks("Zqwxv");
/** Those of all other texts: about parties, juries, and what was refused. */
const otherMarks = new Marks("Zqwxw");
const events: string[] = [];
let dataDir = "";
let stack: LocalStack;
let stage: Stage;
let files: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-marks-"));
  // What can’t be read is tried on purpose.
  stack = await startStackOn(dataDir, { failing: true });
  stack.bus.watch(({ source, ...event }) => {
    // SES tells by itself whom it wrote to.
    if (source !== "aws.ses") events.push(JSON.stringify(event));
  });
  const routes = await everyRoute();
  stage = stageOn(stack);
  const marking = (client: ApiClient) => markingClient(client, routes, marks);
  const { members, visitor, ...others } = stage.people;
  await prepare({ oemm: markingClient(others.oemm, routes, otherMarks) }, currentApproval());
  const marked = Object.fromEntries(
    Object.entries(others).map(([name, client]) => [name, marking(client)]),
  ) as Omit<People, "members" | "visitor">;
  const people = {
    ...marked,
    visitor,
    members: new Map([...members].map(([id, client]) => [id, marking(client)])),
  };
  const playing = { ...stage, people };

  const vae = await enrol(playing);
  await becomeAdmissible(playing, vae);
  await prepareFile(playing, vae);
  await proveAddress(people.candidate, stage.mailUrl, "zqwxv.prouvee@candidats.example.org");
  await people.candidate.call("POST", "/me/rectifications", { wrong: "Mon poste." });
  await decide(playing, vae, await convene(playing, vae));
  const trained = await enrolInTraining(playing);
  await follow(playing, trained);
  await people.company.call("POST", `/files/${trained}/withdrawal`);
  await people.candidate.call("POST", "/me/copies");
  await stack.settled();
  files = [vae, trained];
});
afterAll(async () => {
  await stack.stop();
  await dropOwnTables(stack.database.tables);
  await rm(dataDir, { recursive: true, force: true });
});

async function everyItem(): Promise<Record<string, unknown>[]> {
  const { endpoint, tables } = stack.database;
  const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan({ client }, { TableName: tables[0] }))
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
  return items;
}

async function logs(): Promise<string> {
  const folder = join(dataDir, "logs");
  const texts = await Promise.all(
    (await readdir(folder)).map((file) => readFile(join(folder, file), "utf8")),
  );
  return texts.join("\n");
}

/** What OEMM writes of centres, companies and juries tells of no person, and may be in facts. */
const ofNoPerson = [
  "POST /sessions .place.address",
  "PUT /centres/{centreId} .name",
  "PUT /companies/{companyId} .name",
];

/** What is told of marks, or of a person's address, by what is kept for ever or read by others: logs, facts, readings, events. */
async function told(): Promise<{ where: string; marks: string[]; addresses: string[] }[]> {
  const stays = (await everyItem()).filter(({ pk }) => /^(?:HISTORY|READINGS|SEALS|TRAIL)#/.test(`${pk}`));
  const facts = stays.map((item) => JSON.stringify(item)).join("\n");
  const lines = { logs: await logs(), facts, events: events.join("\n") };
  return Object.entries(lines).map(([where, text]) => ({
    where,
    marks: [...new Set([...marks.in(text), ...otherMarks.in(text)])].filter(
      (sent) => !ofNoPerson.includes(sent),
    ),
    addresses: [...new Set(text.match(/[\w.+-]+@[\w.-]*example\.org/g))],
  }));
}

const nothing = ["logs", "facts", "events"].map((where) => ({ where, marks: [], addresses: [] }));

describe("R-RGPD-2: what people type", () => {
  it("was marked in every kind of text of two files' lives", () => {
    const fields = new Set(marks.given.map(({ sent }) => sent.replaceAll(/\.(?:\d+|\w+-\d+)(?=\.|$)/g, "")));
    expect(fields.size).toBeGreaterThan(25);
    expect([...fields]).toEqual(
      expect.arrayContaining([
        "POST /files .candidate.civilStatus.birthName",
        "PUT /files/{fileId}/answers/{domainCode} .experience",
        "PUT /files/{fileId}/opinion .domains.comment",
        "PUT /sessions/{sessionId}/slots/{fileId}/outcome .recommendation",
        "POST /me/rectifications .wrong",
      ]),
    );
  });

  it("is in no log line, fact, reading or event", async () => {
    expect(events.length).toBeGreaterThan(50);
    expect(await told()).toEqual(nothing);
  });

  it("is nowhere once the time of the files is over, but in the register", async () => {
    const { retention, exports } = guidePolicy;
    const kept = retention.file.count + exports.longest.count;
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + kept * 366 * 86_400_000));
    await stack.travel(new Date(stack.clock.now().getTime() + 2 * 86_400_000));
    await stack.settled();
    const now = stack.clock.now().getTime() / 1000;
    // DynamoDB deletes by itself what has a time to live; the local one does not.
    const items = (await everyItem()).filter(({ expiresAt = now + 1 }) => Number(expiresAt) > now);
    const left = items.flatMap((item) =>
      marks
        .in(JSON.stringify(item))
        .filter((sent) => !ofNoPerson.includes(sent))
        .map((sent) => `${item["entity"]}: ${sent}`),
    );
    expect([...new Set(left)].sort()).toEqual([
      // Who is in the register is found there by their name.
      ...["birthName", "firstNames"].map(
        (field) => `list-entry: POST /files .candidate.civilStatus.${field}`,
      ),
      ...["natural-person", "registered-decision"].flatMap((entity) =>
        ["birthName", "birthPlace.commune", "firstNames"].map(
          (field) => `${entity}: POST /files .candidate.civilStatus.${field}`,
        ),
      ),
    ]);
    expect(JSON.stringify(items)).not.toContain("zqwxv.prouvee");
    const told = parseEnv(await readFile(stack.operatorEnvironment, "utf8"));
    const s3 = new S3Client({
      endpoint: stack.urls.s3,
      region,
      credentials: localCredentials,
      forcePathStyle: true,
    });
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: told["OBJECTS_BUCKET"] }),
    );
    const folders = Versions.map(({ Key = "" }) => Key.split("/")[0]);
    // What is kept of the pool's users goes by a rule of the bucket, after 35 days: here, such rules have no effect.
    expect(folders.filter((folder) => folder !== "accounts")).toEqual(["erasures", "erasures"]);
  });

  it("is in no log line, fact or event of any operation, taken or refused", async () => {
    const { people } = stageOn(stack);
    const { members, ...others } = people;
    const clients = [...Object.values(others), ...members.values()];
    const description = (await people.visitor.call("GET", "/openapi.json")) as ApiDescription;
    const resolve = (reference: string) =>
      description.components.schemas[reference.split("/").at(-1) ?? ""] ?? {};
    const given = { resolve, texts: [...files, "CMI", "2027-03-01"], oneIn: 0 };
    const requests = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation], index) => {
        const sent = `${method.toUpperCase()} ${path}`;
        const mark = () => otherMarks.next(sent);
        const place = (name: string) => (name === "fileId" && files[index % files.length]) || mark();
        const { requestBody } = operation;
        const query = parametersOf(description, operation)
          .filter((one) => one.in === "query")
          .map(({ name }) => `${name}=${mark()}`);
        const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
        const [body] =
          schema === undefined ? [] : fc.sample(valueFor(schema, given), { numRuns: 1, seed: 1 });
        return {
          method: method.toUpperCase(),
          path: `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => place(name))}?${query.join("&")}`,
          body: markedBody(body, { marks: otherMarks, sent, accepted: () => true }),
          headers: { "idempotency-key": mark(), "if-match": `"${mark()}"`, "acting-as": mark() },
        };
      }),
    );
    for (const [index, { method, path, body, headers }] of requests.entries())
      await Promise.all(
        clients
          .filter((_, other) => (index + other) % 5 === 0)
          .map((client, other) =>
            client.send(method, path, body, other % 2 === 0 ? headers : { "if-match": "*" }),
          ),
      );
    // Lists are sent as they are written, each line taken or refused.
    const listed = async (client: ApiClient, list: string, cells: Record<string, string>) => {
      const columns = (await people.visitor.call("GET", `/imports/${list}/template`))
        .trim()
        .split(/\r?\n/)[0];
      const names: string[] = columns.replace("\uFEFF", "").split(";");
      const line = (changes: Record<string, string> = {}) =>
        names.map((name) => ({ ...cells, ...changes })[name] ?? "").join(";");
      const csv = [
        names.join(";"),
        line(),
        line({ certification: otherMarks.next(`${list} .certification`) }),
      ];
      for (const path of [`/imports/${list}/preview`, `/imports/${list}`]) {
        const { lines } = await client.call("POST", path, csv.join("\r\n"), { "content-type": "text/csv" });
        expect(lines.map(({ faults }: { faults: object[] }) => faults.length > 0)).toEqual([false, true]);
      }
    };
    const named = (list: string) => ({
      nom_naissance: otherMarks.next(`${list} .nom_naissance`),
      prenoms: otherMarks.next(`${list} .prenoms`),
      date_naissance: "29/02/1988",
      pays_naissance: otherMarks.next(`${list} .pays_naissance`),
      email: `${otherMarks.next(`${list} .email`)}@liste.example.org`,
      certification: "CRD",
    });
    await listed(people.company, "enrolments", {
      ...{ ...named("enrolments"), sexe: "F", centre: "ctr_demo_lyon", statut: "en poste" },
    });
    await listed(people.oemm, "past", {
      ...{ ...named("past"), adresse: otherMarks.next("past .adresse"), voie: "VAE" },
      ...{ numero: "CRD-2011-01", date_decision: "30/06/2011" },
    });
    await stack.settled();
    expect(await told()).toEqual(nothing);
  });

  it("is in no line of what can't be read", async () => {
    const { people } = stageOn(stack);
    await people.candidate.call("GET", "/me");
    const person = (await everyItem()).find(({ entity }) => entity === "natural-person");
    const broken = { [otherMarks.next("an item")]: "x", birthName: [otherMarks.next("an item")] };
    const { endpoint, tables } = stack.database;
    const client = new DynamoDBClient({ endpoint, region, credentials: localCredentials });
    const Item = marshall({ ...person, data: { ...Object(person?.["data"]), civilStatus: broken } });
    await client.send(new PutItemCommand({ TableName: tables[0], Item }));
    const asked = { path: "vae", certification: "CRD", candidate: { email: "amina@candidats.example.org" } };
    expect((await people.candidate.send("POST", "/files", asked)).status).toBe(500);
    await stack.settled();
    expect(await logs()).toContain("unexpected error");
    expect(await told()).toEqual(nothing);
  });
});
