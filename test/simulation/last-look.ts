import { prefixes } from "../../shared/objects/prefixes.ts";
import { contentOf, entityOf } from "./invariants.ts";
import { machine } from "./machine.ts";
import type { World } from "./world.ts";

/** Milliseconds of changes that are compared: less than the 90 days that a feed keeps. */
const feedCompared = 80 * 86_400_000;

/** Milliseconds after which nothing is left of what a person without a file asked for. */
const keptAtMost = 8 * 366 * 86_400_000;

/** Milliseconds after which a night's export is missed: nothing goes wrong in the last days of a run. */
const longestWithoutExport = 2 * 86_400_000;

/** States in which what a jury granted is told as such. */
const judged = new Set(["certified", "partially-validated"]);

/** Asks the API what each file has become, and compares it with what was done, as the models have it. */
export async function lookAtEnd(world: World): Promise<void> {
  await lookAtFeed(world);
  const files = [...world.cloud.table.all()].filter((item) => entityOf(item) === "file").map(contentOf);
  for (const { id, certification, state } of files) {
    const { status, body } = await world.oemm.send("GET", `/files/${id}`);
    if (status !== 200) world.invariants.wrong(`OEMM is answered ${status} for ${id}`);
    else {
      lookAtValidation(world, { id, certification, state }, body.validation ?? {});
      if (judged.has(state)) await lookAtDocuments(world, id, state);
      await lookAtSearch(world, id, body.candidate?.civilStatus?.birthName);
    }
  }
  lookForErased(world, new Set(files.map(({ id }) => id)));
  await lookAtLists(world, files);
  lookAtUsers(world);
}

/** OEMM's list of each state has the files that are in it, and no others. */
async function lookAtLists(world: World, files: readonly { id: string; state: string }[]): Promise<void> {
  for (const state of new Set(files.map((file) => file.state))) {
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const path = `/files?state=${state}&limit=100${cursor === undefined ? "" : `&cursor=${cursor}`}`;
      const { body } = await world.oemm.send("GET", path);
      listed.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next;
    } while (cursor !== undefined);
    const there = files.filter((file) => file.state === state).map(({ id }) => id);
    if (listed.sort().join() !== there.sort().join())
      world.invariants.wrong(`the list of ${state} has ${listed}, and ${there} are`);
  }
}

/** The last export of the pool is of these days, and has every user of it. */
function lookAtUsers(world: World): void {
  const exported = [...world.cloud.buckets.values()].flatMap((bucket) => bucket.under(prefixes.accounts));
  const last = exported.at(-1);
  if (last === undefined || last.at < machine.now - longestWithoutExport)
    world.invariants.wrong("the users of the pool were not exported for days");
  const lines = last?.bytes.toString().trimEnd().split("\n") ?? [];
  const told = new Set(lines.map((line) => JSON.parse(line).subject));
  for (const { subject } of world.cloud.users())
    if (!told.has(subject)) world.invariants.wrong(`the export of users has not ${subject}`);
}

/** R-RGPD-2: of whom no file is left, no address is left in the table, and no object of the file but its erasure. */
function lookForErased(world: World, left: ReadonlySet<string>): void {
  const now = machine.now / 1000;
  const items = [...world.cloud.table.all()]
    .filter((item) => Number(item["expiresAt"]?.N ?? now + 1) > now)
    .map((item) => [entityOf(item), JSON.stringify(item)] as const);
  const keys = [...world.cloud.buckets.values()].flatMap((bucket) => [...bucket.all()].map(({ key }) => key));
  for (const [fileId, { client, email }] of world.candidates) {
    if (left.has(fileId)) continue;
    const found = new Set(items.filter(([, text]) => text.includes(email)).map(([entity]) => entity));
    // What they ask for without a file is kept as long as one: five years after it, or after its answer.
    const askedAgain = (world.lastActs.get(client) ?? 0) > machine.now - keptAtMost;
    if (found.size > 0 && !askedAgain)
      world.invariants.wrong(`${fileId} is erased, and ${email} is in ${[...found]}`);
    for (const key of keys)
      if (key.includes(fileId) && !key.startsWith("erasures/"))
        world.invariants.wrong(`${fileId} is erased, and ${key} is not`);
    world.erased += 1;
  }
}

/** Which domains are held is what juries granted less than five years ago; a certificate is where all are. */
function lookAtValidation(
  world: World,
  { id, certification, state }: { id: string; certification: string; state: string },
  told: { acquired?: Record<string, { validUntil: string }>; certificateNumber?: string },
): void {
  const granted = world.invariants.grantedOf(id);
  if (state === "certified" && granted.size === 0)
    world.invariants.wrong(`${id} is certified, and no jury heard it`);
  if (state === "certified") {
    if (!world.domainsOf(certification).every((code) => granted.has(code)))
      world.invariants.wrong(`${id} is certified, and juries granted ${[...granted.keys()]}`);
    if (told.certificateNumber === undefined) world.invariants.wrong(`${id} is certified, and has no number`);
    return;
  }
  const held = [...granted].filter(([, on]) => world.today <= fiveYearsAfter(on)).map(([code]) => code);
  // What has expired is told too, with its last day.
  const acquired = Object.entries(told.acquired ?? {})
    .filter(([, { validUntil }]) => world.today <= validUntil)
    .map(([code]) => code)
    .sort();
  if (acquired.join() !== held.sort().join())
    world.invariants.wrong(`${id} (${state}) holds ${acquired}, juries granted ${held} for this day`);
}

/** What a decision makes is printed. */
async function lookAtDocuments(world: World, id: string, state: string): Promise<void> {
  const { body } = await world.oemm.send("GET", `/files/${id}/documents`);
  const ready: string[] = (body.items ?? [])
    .filter((one: { state: string }) => one.state === "ready")
    .map((one: { kind: string }) => one.kind);
  for (const kind of state === "certified" ? ["decision-sheet", "certificate"] : ["decision-sheet"])
    if (!ready.includes(kind)) world.invariants.wrong(`${id} is ${state}, and its ${kind} is not printed`);
}

/** A search finds a file by the name of its candidate. */
async function lookAtSearch(world: World, id: string, name: string | undefined): Promise<void> {
  if (name === undefined) return;
  const { body } = await world.oemm.send("GET", `/files?q=${encodeURIComponent(name)}&limit=100`);
  const found = (body.items ?? []).some((one: { id: string }) => one.id === id);
  if (!found) world.invariants.wrong(`a search of ${name} does not find ${id}`);
}

/** OEMM's feed tells each fact of a file of the last months, once, in order. */
async function lookAtFeed(world: World): Promise<void> {
  const told: string[] = [];
  let after: string | undefined;
  for (let more = true; more; ) {
    const path = `/changes?limit=100${after === undefined ? "" : `&after=${after}`}`;
    const { status, body } = await world.oemm.send("GET", path);
    if (status !== 200) return world.invariants.wrong(`OEMM is answered ${status} for its changes`);
    told.push(...body.items.map(({ id }: { id: string }) => id));
    after = body.next;
    more = body.more;
  }
  const once = new Set(told);
  if (once.size !== told.length)
    world.invariants.wrong(`OEMM is told ${told.length - once.size} changes more than once`);
  for (const [id, { type, at, about }] of world.invariants.facts)
    if (about === "file" && at > machine.now - feedCompared && !once.has(id))
      world.invariants.wrong(`OEMM was not told of ${id} (${type})`);
}

/**
 * R-JURY-10, counted again at each decision: those domains are heard that do not count that day, the whole certification is granted
 * where all count then and no sooner, each domain granted counts for five years, and no other came with it.
 */
export async function lookAtDecision(
  world: World,
  fileId: string,
  {
    on,
    heard,
    granted,
    before,
  }: {
    on: string;
    heard: readonly string[];
    granted: readonly string[];
    /** The last day on which each domain counts that earlier juries granted. */
    before: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { body } = await world.oemm.send("GET", `/files/${fileId}`);
  // Who asks comes after others now and then, who closed it or took it up again.
  if (!judged.has(body.state)) return;
  const codes = world.domainsOf(body.certification);
  const uncounted = codes.filter((code) => (before.get(code) ?? "") < on);
  const missing = uncounted.filter((code) => !granted.includes(code));
  const isWhole = missing.length === 0;
  if (isWhole !== (body.state === "certified"))
    world.invariants.wrong(`${fileId} is ${body.state} by the decision of ${on}, which leaves ${missing}`);
  if (uncounted.join() !== codes.filter((code) => heard.includes(code)).join())
    world.invariants.wrong(`${fileId} was heard on ${heard} on ${on}, and ${uncounted} did not count`);
  if (body.state !== "partially-validated") return;
  const acquired: Record<string, { validUntil: string }> = body.validation?.acquired ?? {};
  for (const code of heard) {
    const until = granted.includes(code) ? fiveYearsAfter(on) : undefined;
    if (acquired[code]?.validUntil !== until)
      world.invariants.wrong(`${fileId}: ${code} counts until ${acquired[code]?.validUntil}, not ${until}`);
  }
}

/** The last day on which each domain of a file counts, by what juries granted until now. */
export function countedUntil(world: World, fileId: string): Map<string, string> {
  return new Map([...world.invariants.grantedOf(fileId)].map(([code, on]) => [code, fiveYearsAfter(on)]));
}

/** A civil date five years later; the 29th of February becomes the 28th. */
function fiveYearsAfter(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(year) + 5}-${month}-${month === "02" && day === "29" ? "28" : day}`;
}
