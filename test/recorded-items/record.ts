import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { proveAddress } from "../../demo/addresses.ts";
import { depositAttendance } from "../../demo/attendance-story.ts";
import { prepare } from "../../demo/preparation.ts";
import { certify, enrolInTraining, follow } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { commandLine } from "../../infra/local/command-line.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { type LocalStack, startLocalStack } from "../../infra/local/stack.ts";
import { region } from "../../infra/local/template/resolve.ts";
import { synthesiseToRun } from "../../infra/synthesise.ts";
import { cmc } from "../../shared/domain/referential/contents/cmc.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { fromAttributes, type StoredItem, toAttributes } from "../../shared/store/item.ts";
import { placedKey } from "../../shared/store/placed-keys.ts";
import { placedObjectEntity } from "../../shared/store/placed-objects.ts";
import { enrolAlike } from "../support/alike.ts";
import { changesOf, record, recordingsOf, storedThings, whatToWrite } from "../support/recorded-items.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

commandLine(
  "npm run record : joue des histoires de personnes inventées, et enregistre ce qu’elles conservent de chaque version nouvelle.",
  {},
);

async function run(): Promise<void> {
  const broken = storedThings.filter((thing) => {
    const recorded = recordingsOf(thing).get(thing.version);
    return recorded !== undefined && changesOf(thing, recorded).some(({ kind }) => kind === "breaking");
  });
  for (const thing of broken) console.error(whatToWrite(thing, recordingsOf(thing).get(thing.version)));
  if (broken.length > 0) {
    process.exitCode = 1;
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "cqp-record-"));
  const assembly = join(folder, "assembly");
  await synthesiseToRun(assembly);
  const ports = { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 };
  const stack = await startLocalStack({ assembly, dataDir: join(folder, "data"), ports });
  try {
    await play(stack);
    const played = await everyItem(stack);
    await outlive(stack);
    played.push(...(await everyItem(stack)), ...passing);
    for (const thing of storedThings) {
      record(thing, played);
      if (!played.some(thing.holds) && thing.example === undefined)
        console.log(`${thing.name}: no story stores one`);
    }
  } finally {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stories that store something of almost every kind. */
async function play(stack: LocalStack): Promise<void> {
  const stage = stageOn(stack);
  const { oemm, company, candidate } = stage.people;
  await prepare(stage.people, currentApproval());
  const bouncing = { name: "Bruno Exemple", email: "bounce@simulator.amazonses.com", role: "member" };
  await oemm.call("POST", "/parties/cmp_demo_mutuelle/people", bouncing);
  await company.call("PUT", "/me/reminders", { deadlines: "digest" });
  const point = { series: "point-value", value: 800, from: stage.today, decidedOn: stage.today };
  await oemm.call("POST", "/policy-series", { decision: { ...point, reference: "CPNEFP-DEMO" } });
  const coming = { ...cmc, version: "2099-01", inForceFrom: addDays(stage.today, 400) };
  await oemm.call("POST", "/certifications/versions", { versions: [coming] });

  const id = await enrol(stage);
  await becomeAdmissible(stage, id);
  await prepareFile(stage, id);
  await proveAddress(stage.people.candidate, stage.mailUrl, "amina.autre@candidats.example.org");
  const sessionId = await convene(stage, id);
  await decide(stage, id, sessionId);
  for (const sheet of ["Feuille d’émargement", "Feuille d’émargement complète"])
    await depositAttendance(stage, oemm, sessionId, sheet);
  const trained = await enrolInTraining(stage);
  const described = { name: "Mutuelle Autre", email: "rh@autre.example.org", address: "…", city: "Lille" };
  await oemm.call("PUT", "/companies/cmp_demo_autre", described);
  for (const companyId of ["cmp_demo_autre", "cmp_demo_mutuelle"])
    await oemm.call("PUT", `/files/${trained}/company`, { companyId });
  await follow(stage, trained);
  await certify(stage, trained);
  await oemm.call("POST", "/companies/cmp_demo_autre/merger", { intoId: "cmp_demo_mutuelle" });
  const alike = await enrolAlike(stage, stack);
  await oemm.call("POST", `/tasks/${alike.id}/joining`, { reason: "Même pièce d’identité.", kept: "other" });
  const moved = { motive: "mailbox-lost", identityCheck: "by-video", email: "bruno.autre@example.org" };
  await oemm.call("POST", `/files/${trained}/account-move`, moved);
  await stack.settled();
  await candidate.call("POST", "/me/copies");
  const asked = { wrong: "Mon téléphone se termine par 42." };
  const { id: taskId } = await candidate.call("POST", "/me/rectifications", asked);
  const answer = { outcome: "rectified", reason: "Corrigé dans le dossier." };
  await oemm.call("POST", `/tasks/${taskId}/rectification`, answer);
  const list = { list: "enrolments", format: "csv" };
  await oemm.call("POST", "/exports", list, { "idempotency-key": "record-an-export" });
  await stack.settled();
  // Three months before what was validated in part expires: reminders, digests, reports of the daily run.
  const file = await oemm.call("GET", `/files/${id}`);
  const lastDay = file.deadlines.map((held: { lastDay: string }) => held.lastDay).sort()[0];
  await stack.clock.moveTo(new Date(`${addDays(lastDay, -91)}T00:00:00Z`));
  // SES takes nothing that comes from us any more, at any round.
  stack.mailbox.fail("not-verified", 6000);
  await stack.travel(new Date(`${addDays(lastDay, -80)}T00:00:00Z`));
  await stack.settled();
}

/** What was validated in part is no longer valid, nor kept: it is erased, but for the register. */
async function outlive(stack: LocalStack): Promise<void> {
  const days = (count: number) => new Date(stack.clock.now().getTime() + count * 24 * 3600 * 1000);
  await stack.clock.moveTo(days(100));
  await stack.travel(days(2));
  await stack.settled();
}

/** What is stored for the time of a write alone, in between which no story ends. */
const placed = `documents/file_exemple/booklet/file_exemple/${"0a".repeat(32)}.pdf`;
const passing: readonly StoredItem[] = [
  placedObjectEntity.item({
    ...placedKey(placed),
    version: 1,
    data: { key: placed, at: "2027-02-02T11:00:00.000Z" },
  }),
].map((item) => fromAttributes(toAttributes(item)));

async function everyItem({ database }: LocalStack): Promise<StoredItem[]> {
  const client = new DynamoDBClient({ endpoint: database.endpoint, region, credentials: localCredentials });
  const items: StoredItem[] = [];
  for await (const page of paginateScan({ client }, { TableName: database.tables[0] }))
    items.push(...(page.Items ?? []).map(fromAttributes));
  return items.sort((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1));
}

await run();
