import { beforeAll, describe, expect } from "vitest";
import type { ApiClient } from "../../demo/client.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

interface Change {
  id: string;
  type: string;
  subject: { kind: string; id: string };
  data?: Record<string, unknown>;
}

/** A partner's copy of the files that a party follows, kept by the feed alone once the list was read. */
class Copy {
  readonly files = new Map<string, unknown>();
  readonly told: Change[] = [];
  readonly cursors: string[] = [];
  private readonly client: ApiClient;

  constructor(client: ApiClient) {
    this.client = client;
  }

  private async readFile(id: string): Promise<void> {
    const { status, body } = await this.client.send("GET", `/files/${id}`);
    if (status === 200) this.files.set(id, body);
    else this.files.delete(id);
  }

  /** Everything, as who has nothing reads it. */
  async begin(): Promise<void> {
    for (const { id } of await listed(this.client)) await this.readFile(id);
  }

  /** What changed since, a few at a time. */
  async follow(limit: number): Promise<void> {
    for (let more = true; more; ) {
      const last = this.cursors.at(-1);
      const after = last === undefined ? "" : `&after=${last}`;
      const page = await this.client.call("GET", `/changes?limit=${limit}${after}`);
      this.told.push(...page.items);
      this.cursors.push(page.next);
      more = page.more;
      for (const { subject } of page.items as Change[])
        if (subject.kind === "file") await this.readFile(subject.id);
    }
  }

  /** What a reader is told who had got as far as a cursor. */
  async from(cursor: string): Promise<string[]> {
    const ids: string[] = [];
    for (let [after, more] = [cursor, true]; more; ) {
      const page = await this.client.call("GET", `/changes?limit=7&after=${after}`);
      ids.push(...page.items.map(({ id }: Change) => id));
      [after, more] = [page.next, page.more];
    }
    return ids;
  }
}

async function listed(client: ApiClient): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  for (let cursor = ""; ; ) {
    const page = await client.call("GET", `/files?limit=100${cursor}`);
    items.push(...page.items);
    if (page.next === undefined) return items;
    cursor = `&cursor=${page.next}`;
  }
}

/** What the routes answer a party now. */
async function standing(client: ApiClient): Promise<Map<string, unknown>> {
  const files = new Map<string, unknown>();
  for (const { id } of await listed(client)) files.set(id, (await client.send("GET", `/files/${id}`)).body);
  return files;
}

let copies: { lyon: Copy; nantes: Copy; company: Copy };
let clients: { lyon: ApiClient; nantes: ApiClient; company: ApiClient };

beforeAll(async () => {
  stage = stageOn(stack());
  const { oemm, centre, company } = stage.people;
  await prepare(stage.people, currentApproval());
  const other = { name: "Formation Nantes", email: "n@centres.example.org", address: "…", city: "Nantes" };
  await oemm.call("PUT", "/centres/ctr_demo_nantes", other);
  await oemm.call("POST", "/centres/ctr_demo_nantes/approvals", {
    ...{ certification: "CMI", service: "vae", ...currentApproval() },
    ...{ decidedOn: currentApproval().from, reference: "…" },
  });
  const token = await demoToken(stack().urls.identity, "centre-nantes");
  const nantes = apiClient(stack().urls.api, token, "ctr_demo_nantes");
  clients = { lyon: centre, nantes, company };
  copies = { lyon: new Copy(centre), nantes: new Copy(nantes), company: new Copy(company) };
});

async function followAll(limit: number): Promise<void> {
  await stack().settled();
  for (const copy of Object.values(copies)) await copy.follow(limit);
}

describe("R-CHG-1: a partner's copy is kept by the feed of changes", () => {
  let vae = "";

  it("from nothing to all that its party follows, whenever it looks", async () => {
    for (const copy of Object.values(copies)) await copy.begin();
    await followAll(3);
    vae = await enrol(stage);
    await copies.lyon.follow(2);
    await becomeAdmissible(stage, vae);
    await followAll(5);
    const training = enrolInTraining(stage);
    await copies.company.follow(1);
    await training;
    await prepareFile(stage, vae);
    await copies.lyon.follow(2);
    await decide(stage, vae, await convene(stage, vae));
    await followAll(10);
    for (const party of ["lyon", "nantes", "company"] as const)
      expect(copies[party].files).toEqual(await standing(clients[party]));
    expect(copies.lyon.files.size).toBeGreaterThan(1);
  });

  it("to who follows a file no more, and to who does from now on; also when a centre is merged", async () => {
    const { oemm } = stage.people;
    await oemm.call("POST", "/centres/ctr_demo_lyon/merger", { intoId: "ctr_demo_nantes" });
    await stack().settled();
    await followAll(4);
    expect(copies.nantes.files).toEqual(await standing(clients.nantes));
    expect([...copies.nantes.files.keys()]).toContain(vae);
    expect(copies.nantes.told.map(({ type }) => type)).toContain("concerned.file-follows-merger");
  });

  it("each once and in one order, from any cursor, and alike while nothing happens", async () => {
    for (const copy of [copies.nantes, copies.company]) {
      const ids = copy.told.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const [first = ""] = copy.cursors;
      const behind = await copy.from(first);
      expect(behind).toEqual(ids.slice(ids.length - behind.length));
      const last = copy.cursors.at(-1);
      expect(await copy.from(last ?? "")).toEqual([]);
    }
    const foreign = copies.nantes.cursors.at(-1);
    expect((await clients.company.send("GET", `/changes?after=${foreign}`)).status).toBe(400);
  });

  it("without a name, an address or a text of a person, nor what a jury decided to a company that may not read it", () => {
    const text = JSON.stringify(Object.values(copies).flatMap(({ told }) => told));
    expect(text.match(/.{40}(@|birthName|motive").{40}/g)).toBeNull();
    const ofCompany = copies.company.told.filter(({ type }) => type.startsWith("jury.decision"));
    for (const { data } of ofCompany) expect(data).not.toHaveProperty("sheetId");
  });
});
