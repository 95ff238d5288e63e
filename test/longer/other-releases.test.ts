import {
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateScan,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { depositAttendance } from "../../demo/attendance-story.ts";
import type { ApiClient } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { certify, enrolInTraining, follow } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { factCatalogue } from "../../events/catalogue.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { region } from "../../infra/local/template/resolve.ts";
import type { Route } from "../../shared/http/route.ts";
import { entities } from "../../shared/store/entities.ts";
import { enrolAlike } from "../support/alike.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { walkStored } from "../support/walk-stored.ts";

/** Items that one BatchWriteItem call takes. */
const itemsPerCall = 25;

/** What tomorrow's code adds to everything that is stored, at every depth. */
const added = "addedByTomorrow";

const stack = useLocalStack();
let stage: Stage;
const lost = new Set<string>();
/** What paths name: the things that there are, each with what it is in. */
const named: Readonly<Record<string, string>>[] = [];

type Attributes = Record<string, unknown>;
interface Item extends Attributes {
  pk: string;
  sk: string;
  entity: string;
  version: number;
  data: Attributes;
  summary?: Attributes;
}

async function items(): Promise<Item[]> {
  const found: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName() }))
    found.push(...(page.Items ?? []).map((item) => unmarshall(item) as Item));
  return found;
}

let client: DynamoDBClient;
const tableName = () => stack().database.tables[0] ?? "";

/** Shows every object within an item. */
function walkItem(item: Item, see: (found: Attributes, path: string) => void): void {
  const entity = entities.get(item.entity);
  if (entity === undefined) throw new Error(`${item.entity} is not declared`);
  walkStored(entity.schemas.data, item.data, see, "");
  if (item.entity === "fact")
    walkStored(
      factCatalogue.get(String(item.data["type"]))?.data ?? entity.schemas.data,
      item.data["data"],
      see,
    );
  if (item.summary !== undefined && entity.schemas.summary !== undefined)
    walkStored(entity.schemas.summary, item.summary, see, "summary");
}

/** Where an item holds what tomorrow's code added. */
function markedPaths(item: Item): Map<string, boolean> {
  const paths = new Map<string, boolean>();
  walkItem(item, (found, path) => paths.set(path, added in found));
  return paths;
}

let before = new Map<string, Item>();
/** What there was after the latest step. */
let latest: Item[] | undefined;

/** Makes everything look as tomorrow's code would have stored it. */
async function becomeTomorrows(): Promise<void> {
  latest ??= await items();
  before = new Map();
  const puts: WriteRequest[] = [];
  for (const item of latest) {
    before.set(`${item.pk} ${item.sk}`, item);
    const shape = (entities.get(item.entity)?.shape ?? 1) + 1;
    // What nothing has saved since is as tomorrow's code left it.
    if (item["shape"] === shape && [...markedPaths(item).values()].every((marked) => marked)) continue;
    walkItem(item, (found) => {
      found[added] = { by: "tomorrow" };
    });
    const Item = marshall({ ...item, shape }, { removeUndefinedValues: true });
    puts.push({ PutRequest: { Item } });
  }
  for (let start = 0; start < puts.length; start += itemsPerCall) {
    const RequestItems = { [tableName()]: puts.slice(start, start + itemsPerCall) };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
}

/** Notes what today's code lost of it by saving. */
async function noteLost(): Promise<void> {
  await stack().settled();
  latest = await items();
  for (const item of latest) {
    const old = before.get(`${item.pk} ${item.sk}`);
    if (old === undefined || old.version === item.version) continue;
    const now = markedPaths(item);
    for (const [path, marked] of markedPaths(old))
      if (marked && now.get(path) === false && !path.startsWith("summary"))
        lost.add(`${item.entity} ${path.replaceAll(/\[\d+\]/g, "[]").replaceAll(/\{[^}]*\}/g, "{}")}`.trim());
  }
}

async function step<Result>(play: () => Promise<Result>): Promise<Result> {
  await becomeTomorrows();
  const result = await play();
  await noteLost();
  return result;
}

beforeAll(async () => {
  client = new DynamoDBClient({
    endpoint: stack().database.endpoint,
    region,
    credentials: localCredentials,
  });
  stage = stageOn(stack());
  await step(() => prepare(stage.people, currentApproval()));
  await step(() => prepare(stage.people, currentApproval()));
  const id = await step(() => enrol(stage));
  await step(() => becomeAdmissible(stage, id));
  await step(() => prepareFile(stage, id));
  const sessionId = await step(() => convene(stage, id));
  await readAppearance(id);
  await step(() => decide(stage, id, sessionId));
  await step(() => depositAttendance(stage, stage.people.oemm, sessionId));
  const trained = await step(() => enrolInTraining(stage));
  await step(() => follow(stage, trained));
  const number = await step(() => certify(stage, trained));
  const alike = await step(() => enrolAlike(stage, stack()));
  await step(() => stage.people.oemm.call("POST", `/tasks/${alike.id}/joining`, { reason: "Essai." }));
  await step(() => stage.people.oemm.call("POST", `/tasks/${alike.id}/separation`, { reason: "Essai." }));
  await step(() => stage.people.oemm.call("POST", "/exports", { list: "enrolments", format: "csv" }));
  const copy = await step(() => stage.people.candidate.call("POST", "/me/copies"));
  const rectification = await step(() =>
    stage.people.candidate.call("POST", "/me/rectifications", { wrong: "Mon poste." }),
  );
  const invited = await step(() =>
    stage.people.company.call("POST", "/parties/cmp_demo_mutuelle/people", {
      name: "Zoé Exemple",
      email: "zoe@mutuelle.example.org",
      role: "member",
    }),
  );
  const daily = stack().schedules.names.find((name) => name.includes("DailyRun"));
  if (daily === undefined) throw new Error("no schedule hands over deadlines");
  await step(() => stack().schedules.run(daily));
  await becomeTomorrows();
  named.push({ taskId: alike.id }, { taskId: rectification.id }, { copyId: copy.id }, { kind: "file", id });
  named.push({ partyId: "cmp_demo_mutuelle", personId: invited.id });
  for (const item of latest ?? []) {
    const names = namesOf(item);
    if (names !== undefined) named.push(names);
  }
  named.push({ number }, { partyId: "cmp_demo_mutuelle" }, { code: "CMI" });
  for (const { fileId } of named.filter((names) => Object.keys(names).join() === "fileId"))
    named.push({ sessionId, fileId: fileId ?? "" });
  named.push({ sessionId, memberId: [...stage.people.members.keys()][0] ?? "" });
});

/** The one read that is there while a jury is awaited alone. */
const whileAwaited = "/files/{fileId}/appearance";

async function readAppearance(fileId: string): Promise<void> {
  await becomeTomorrows();
  const { status, body } = await stage.people.candidate.send("GET", whileAwaited.replace("{fileId}", fileId));
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain(added);
}

/** What paths name an item by. */
function namesOf({ entity, pk, data }: Item): Readonly<Record<string, string>> | undefined {
  const id = String(data["id"]);
  const [, within = ""] = pk.split("#");
  if (pk.startsWith("PEOPLE") && data["id"] !== undefined) return { partyId: within, personId: id };
  switch (entity) {
    case "file":
      return { fileId: id };
    case "session":
      return { sessionId: id };
    case "evidence":
      return data["state"] === "accepted" ? { fileId: within, evidenceId: id } : undefined;
    case "sheet":
      return { fileId: within, sheetId: id };
    case "centre":
      return { centreId: id };
    case "task":
      return { taskId: id };
    case "company":
      return { companyId: id };
    case "jury-member":
      return { memberId: id };
    case "export":
      return { exportId: id };
    case "deadline-run":
      return { runId: id };
    case "document": {
      const about = data["about"] as { kind: string; id: string };
      const [kind, reference] = [String(data["kind"]), String(data["reference"])];
      return about.kind === "file"
        ? { fileId: about.id, kind, reference }
        : { sessionId: about.id, kind, reference };
    }
    default:
      return undefined;
  }
}

/** How many things of a kind are read: each more costs as much, and shows the same. */
const eachKind = 2;

/** A path with things that there are in the places that name them. */
function pathsOf({ path }: Route): string[] {
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (places.length === 0) return [path];
  const fitting = named.filter((names) => [...places].sort().join() === Object.keys(names).sort().join());
  return [
    ...new Set(fitting.map((names) => path.replace(/\{(\w+)\}/g, (_, name) => names[name] ?? ""))),
  ].slice(0, eachKind);
}

/** The parameters without which a list can't be asked for. */
function requiredQuery({ query }: Route): string {
  const month = stage.today.slice(0, 7);
  const ids = named.flatMap(({ fileId = [], ...others }) => (Object.keys(others).length === 0 ? fileId : []));
  const values: Record<string, string> = {
    ...{ certification: "CMI", service: "vae", state: "certified", month },
    ids: ids.slice(0, eachKind).join(),
  };
  const names = Object.entries(query?.shape ?? {}).filter(([, field]) => !field.safeParse(undefined).success);
  return `?${new URLSearchParams(Object.fromEntries(names.map(([name]) => [name, values[name] ?? stage.today])))}`;
}

it("every route that reads takes what tomorrow's code stored, and tells nothing of it", async () => {
  const { oemm, centre, company, candidate, trainee, visitor, members } = stage.people;
  const [member = visitor] = members.values();
  const readers: ApiClient[] = [oemm, centre, company, candidate, trainee, visitor, member];
  const [unread, failed]: string[][] = [[], []];
  for (const { declared } of await discoverFunctions()) {
    if (declared.kind !== "route" || declared.route.method !== "GET" || declared.route.tag === "service")
      continue;
    let read = 0;
    for (const path of pathsOf(declared.route)) {
      const url = path + requiredQuery(declared.route);
      for (const answer of await Promise.all(readers.map((reader) => reader.send("GET", url)))) {
        if (answer.status >= 500 || JSON.stringify(answer.body).includes(added)) failed?.push(url);
        if (answer.status === 200) read++;
      }
    }
    if (read === 0) unread?.push(declared.route.path);
  }
  expect(failed).toEqual([]);
  expect(unread).toEqual([whileAwaited]);
});

it("what tomorrow's code added is kept by all that today's code saves, but in what it makes anew", () => {
  // Entered again as a whole (centres, approvals, companies, members), or made anew from what they are of.
  const made = ["approval", "centre", "change-head", "company", "deadline", "document", "document about"];
  expect([...lost].sort()).toEqual([...made, "document built", "jury-member", "list-entry", "seat"]);
});
