import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { factCatalogue } from "../../events/catalogue.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { changesOf, everyItem, listed, PartnerCopy, standing } from "../support/partner-copy.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

let copies: Record<"lyon" | "nantes" | "company" | "oemm", PartnerCopy>;
let clients: Record<"lyon" | "nantes" | "company" | "oemm", ApiClient>;

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
  clients = { lyon: centre, nantes, company, oemm };
  copies = {
    lyon: new PartnerCopy(centre),
    nantes: new PartnerCopy(nantes),
    company: new PartnerCopy(company),
    oemm: new PartnerCopy(oemm),
  };
});

const vaeOfNantes = () => ({
  path: "vae",
  certification: "CMI",
  centreId: "ctr_demo_nantes",
  candidate: { email: "bruno@candidats.example.org", civilStatus: civilStatusOf("Bruno", "Exemple") },
});

interface Entry {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

/** What the feed may tell of an entry of a history: its data without those of people. */
function toldOf({ id, type, data }: Entry) {
  const personal: readonly string[] = factCatalogue.get(type)?.personal ?? [];
  return {
    id,
    type,
    data: Object.fromEntries(Object.entries(data).filter(([name]) => !personal.includes(name))),
  };
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

async function followAll(limit: number): Promise<void> {
  await stack().settled();
  for (const copy of Object.values(copies)) await copy.follow(limit);
}

describe("R-CHG-1: a partner's copy is kept by the feed of changes", () => {
  let vae = "";

  it("from nothing to all that its party follows, whenever it looks", async () => {
    for (const copy of Object.values(copies)) await copy.begin();
    await followAll(10);
    vae = await enrol(stage);
    await copies.lyon.follow(7);
    await becomeAdmissible(stage, vae);
    await followAll(12);
    const training = enrolInTraining(stage);
    await copies.company.follow(5);
    await training;
    await prepareFile(stage, vae);
    await copies.lyon.follow(7);
    await decide(stage, vae, await convene(stage, vae));
    await followAll(20);
    for (const party of ["lyon", "nantes", "company", "oemm"] as const)
      expect(copies[party].files).toEqual(await standing(clients[party]));
    expect(copies.lyon.files.size).toBeGreaterThan(1);
  });

  it("to who follows a file no more, and to who does from now on; also when a centre is merged", async () => {
    const { oemm } = stage.people;
    await oemm.call("POST", "/centres/ctr_demo_lyon/merger", { intoId: "ctr_demo_nantes" });
    await stack().settled();
    await followAll(15);
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
    const refused = await clients.company.send("GET", `/changes?after=${foreign}`);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ in: "query", field: "after" }] } });
  });

  it("without a name, an address or a text of a person, nor what a jury decided to a company that may not read it", () => {
    const text = JSON.stringify(Object.values(copies).flatMap(({ told }) => told));
    expect(text.match(/.{40}(@|birthName|motive").{40}/g)).toBeNull();
    const ofCompany = copies.company.told.filter(({ type }) => type.startsWith("jury.decision"));
    for (const { data } of ofCompany) expect(data).not.toHaveProperty("sheetId");
  });
});

describe("R-CHG-1: a feed tells its reader what they may read elsewhere, and no more", () => {
  for (const who of ["candidate", "trainee", "company", "oemm", "nantes"] as const)
    it(`of each file that ${who} reads: its history as it is shown to them, since they follow it`, async () => {
      const client = who === "nantes" ? clients.nantes : stage.people[who];
      const told = (await changesOf(client)).filter(({ subject }) => subject.kind === "file");
      const files = await listed(client);
      expect(files.length).toBeGreaterThan(0);
      const named = told.filter(({ data }) => data !== undefined).map(({ subject }) => subject.id);
      expect(new Set(named)).toEqual(new Set(files));
      for (const file of files) {
        const history = (await everyItem<Entry>(client, `/files/${file}/history`)).map(toldOf).sort(byId);
        const own = told.filter(({ subject }) => subject.id === file).sort(byId);
        const since = history.findIndex(({ id }) => id === own[0]?.id);
        expect(own.map(({ id, type, data }) => ({ id, type, data }))).toEqual(history.slice(since));
        if (who === "candidate" || who === "company" || who === "oemm") expect(since).toBe(0);
      }
    });

  it("of a file that they read no more: that alone", async () => {
    const told = await changesOf(clients.lyon);
    const ended = told.filter(({ type }) => type === "access.ended");
    expect(ended.length).toBeGreaterThan(0);
    for (const change of ended) {
      expect(Object.keys(change).sort()).toEqual(["at", "id", "label", "subject", "type", "version"]);
      expect((await clients.lyon.send("GET", `/files/${change.subject.id}`)).status).toBe(404);
    }
  });

  it("of sessions to the members who sit on them, and of no file", async () => {
    for (const [memberId, member] of stage.people.members) {
      const told = await changesOf(member);
      expect(new Set(told.map(({ subject }) => subject.kind))).toEqual(new Set(["jury-member", "session"]));
      expect(told.map(({ type }) => type)).toContain("jury.member-convened");
      for (const { type, subject, data } of told) {
        if (factCatalogue.get(type)?.sitting === "named") expect(data?.["memberId"]).toBe(memberId);
        if (subject.kind !== "session") expect(subject.id).toBe(memberId);
        else expect((await member.send("GET", `/sessions/${subject.id}`)).status).toBe(200);
      }
    }
  });
});

describe("R-CHG-1: the feed is read again and again", () => {
  it("with a tag, which answers 304 as long as nothing happened; browsers keep it, and ask each time", async () => {
    const { company } = clients;
    const after = copies.company.cursors.at(-1);
    const read = (headers?: Record<string, string>) =>
      company.send("GET", `/changes?after=${after}`, undefined, headers);
    const first = await read();
    expect(first).toMatchObject({ status: 200, body: { items: [], more: false } });
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    const tag = { "if-none-match": first.headers.get("etag") ?? "" };
    const again = await read(tag);
    expect(again).toMatchObject({ status: 304, body: "" });
    expect(again.headers.get("cache-control")).toBe("private, no-cache");
    await company.call("POST", "/parties/cmp_demo_mutuelle/people", {
      ...{ name: "Inès Exemple", email: "ines@mutuelle.example.org", role: "member" },
    });
    const begun = await company.call("GET", "/changes?begin=now");
    await stack().settled();
    const changed = await read(tag);
    expect(changed).toMatchObject({ status: 200, body: { items: [{ type: "party.person-invited" }] } });
    await company.call("POST", "/parties/cmp_demo_mutuelle/people", {
      ...{ name: "Noé Exemple", email: "noe@mutuelle.example.org", role: "member" },
    });
    await stack().settled();
    expect(begun).toMatchObject({ items: [], more: false });
    expect((await changesOf(company, begun.next)).length).toBeGreaterThan(0);
    const now = await company.call("GET", "/changes?begin=now");
    expect(await changesOf(company, now.next)).toEqual([]);
    const both = await company.send("GET", `/changes?begin=now&after=${now.next}`);
    expect(both).toMatchObject({ status: 400, body: { errors: [{ field: "begin" }] } });
  });

  it("too late: 410 says to begin without a place, then to read the lists anew; the copy is then equal again", async () => {
    const ninetyOneDays = 91 * 24 * 3600 * 1000;
    await stack().clock.moveTo(new Date(stack().clock.now().getTime() + ninetyOneDays));
    stage = stageOn(stack());
    const copy = new PartnerCopy(stage.people.oemm);
    copy.cursors.push(...copies.oemm.cursors.slice(0, 1));
    expect(await copy.follow(50)).toBe(false);
    const { status, body } = await stage.people.oemm.send("GET", `/changes?after=${copy.cursors[0]}`);
    expect(body).toMatchObject({ type: "urn:problem:cqp:changes-expired", status, rule: "R-CHG-1" });
    expect(body.detail).toContain("90\u00a0jours");
    await copy.begin();
    expect(await copy.follow(50)).toBe(true);
    await stack().settled();
    await stage.people.otherCandidate.call("POST", "/files", vaeOfNantes());
    await stack().settled();
    expect(await copy.follow(50)).toBe(true);
    expect(copy.files).toEqual(await standing(stage.people.oemm));
  });
});
