import { verifyTrails } from "../../infra/operator/verify-trails.ts";
import type { Cloud } from "./cloud/cloud.ts";
import type { Attributes, Change } from "./cloud/table.ts";
import { machine } from "./machine.ts";

/** Milliseconds of a year: what is older may be erased. */
const year = 365 * 86_400_000;

/** Entities that are written once and stay, until what they are about is erased. */
const lasting = new Set(["fact", "reading", "seal"]);

/** Milliseconds after which nothing that is due waits: runs of two days, while nothing goes wrong. */
const dealtWith = 2.5 * 86_400_000;

/** Metrics that are never over zero where nothing was lost: objects that items tell of are there, and no others. */
const alarming = ["ObjectMissing", "ObjectUnnamed"];

/** What may follow each state of a file: the rules of files again, told apart from the product's own tables. */
const following: Readonly<Record<string, readonly string[]>> = {
  enrolled: ["interviewed", "submitted", "withdrawn", "closed", "lapsed"],
  interviewed: ["admissible", "not-admissible", "withdrawn", "closed"],
  admissible: ["submitted", "withdrawn", "closed"],
  "not-admissible": ["closed"],
  draft: ["enrolled", "withdrawn", "closed"],
  submitted: ["scheduled", "withdrawn", "closed", "lapsed", "admissible", "enrolled"],
  scheduled: ["submitted", "certified", "partially-validated", "withdrawn", "closed", "lapsed", "enrolled"],
  "partially-validated": ["admissible", "enrolled", "closed"],
  lapsed: ["closed", "enrolled", "submitted"],
  certified: ["partially-validated", "scheduled"],
  withdrawn: [],
  closed: ["admissible", "enrolled", "partially-validated"],
};

interface StoredMail {
  factId: string;
  type?: string;
  state: string;
  reason?: string;
}

// What was stored is looked at here as it is, by none of the product's schemas.
// biome-ignore lint/suspicious/noExplicitAny: as above
type Content = any;

/** What an item holds, plainly. */
export function contentOf(attributes: Attributes | undefined): Content {
  return attributes?.["data"]?.M === undefined ? undefined : plain(attributes["data"].M);
}

function plain(map: Record<string, Content>): Content {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, toPlain(value)]));
}

function toPlain(value: Content): Content {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.M !== undefined) return plain(value.M);
  if (value.L !== undefined) return value.L.map(toPlain);
  return null;
}

/** The day on which something is due, by the list of what is that it stands in. */
export function dueDayOf(item: Attributes): string | undefined {
  const [list = "", at = ""] = [item["gsi1pk"]?.S, item["gsi1sk"]?.S];
  if (list.startsWith("RETENTION#")) return at.slice(0, "2029-02-12".length);
  return /^(?:DEADLINES|DUE)#([-0-9]+)#/.exec(list)?.[1];
}

/** What kind of thing an item is. */
export const entityOf = (attributes: Attributes | undefined) => attributes?.["entity"]?.S ?? "";

/** Watches a run: what is wrong is kept, with the moment at which it was seen. */
export class Invariants {
  readonly faults: string[] = [];
  readonly #cloud: Cloud;
  /** Facts by identifier, and whether each was published. */
  readonly #facts = new Map<string, { type: string; at: number; about: string; isPublished: boolean }>();
  /** What juries granted: by file, by domain, the last day on which. */
  readonly #granted = new Map<string, Map<string, string>>();
  /** What was answered as done: by file and type of fact, how often. */
  readonly #done = new Map<string, number>();
  /** What was answered as stored: the text of each answer. */
  readonly #written = new Map<string, string>();
  /** Facts of persons whose mails went when the person was erased, as they do however new they are: with the last of their files. */
  readonly #goneWithPersons = new Set<string>();
  /** Types of facts that make a mail. */
  readonly #mailed: ReadonlySet<string>;
  /** Steps that were checked. */
  checks = 0;

  constructor(cloud: Cloud) {
    this.#cloud = cloud;
    this.#mailed = new Set((process.env["FACT_TYPES"] ?? "").split(" "));
    cloud.watchers.push({
      changed: (change) => this.#changed(change),
      published: ({ source, detail }) => {
        const { id = "" } = detail as { id?: string };
        const fact = this.#facts.get(id);
        if (fact !== undefined && source !== "aws.ses") fact.isPublished = true;
      },
      measured: (metrics) => {
        for (const name of alarming)
          if (Number(metrics[name] ?? 0) > 0) this.wrong(`the alarm of ${name} rings: ${metrics[name]}`);
      },
    });
  }

  get figures() {
    return { facts: this.#facts.size, checks: this.checks, granted: this.#granted.size };
  }

  /** A jury signed an outcome: the model keeps what it granted, and for how long. */
  decided({ fileId, on, granted }: { fileId: string; on: string; granted: readonly string[] }): void {
    const domains = this.#granted.get(fileId) ?? new Map<string, string>();
    for (const code of granted) domains.set(code, on);
    this.#granted.set(fileId, domains);
  }

  /** Facts that were recorded, by identifier. */
  get facts(): ReadonlyMap<string, { type: string; at: number; about: string; isPublished: boolean }> {
    return this.#facts;
  }

  /** What juries granted of a file: the day on which, by domain. */
  grantedOf(fileId: string): ReadonlyMap<string, string> {
    return this.#granted.get(fileId) ?? new Map();
  }

  /** Keeps what is wrong, with the moment at which it was seen. */
  wrong(what: string): void {
    this.faults.push(`${new Date(machine.now).toISOString()} ${what}`);
  }

  /** Each change, as it happens. */
  #changed({ name, keys, before, after, byExpiry }: Change): void {
    this.checks += 1;
    const entity = entityOf(after ?? before);
    const place = `${keys["pk"]?.S} ${keys["sk"]?.S}`;
    if (lasting.has(entity) && name === "MODIFY") this.wrong(`${entity} ${place} was changed`);
    if (entity === "fact" && name === "INSERT") {
      const { id, type, about } = contentOf(after);
      if (this.#facts.has(id)) this.wrong(`the fact ${id} was recorded twice`);
      this.#facts.set(id, { type, at: machine.now, about: about.kind, isPublished: false });
    }
    const versions = [before, after].map((one) => Number(one?.["version"]?.N ?? 0));
    if (name === "MODIFY" && entity === "file" && versions[1] !== (versions[0] ?? 0) + 1)
      this.wrong(`${place} went from version ${versions[0]} to ${versions[1]}`);
    if (entity === "file" && name === "MODIFY" && !byExpiry) {
      const [from, to] = [contentOf(before).state, contentOf(after).state];
      if (from !== to && !following[from]?.includes(to)) this.wrong(`${place} went from ${from} to ${to}`);
    }
    if (name === "REMOVE" && entity === "mail" && keys["pk"]?.S?.startsWith("MAIL#person#"))
      this.#goneWithPersons.add(keys["sk"]?.S ?? "");
    if (name === "REMOVE" && byExpiry && before?.["expiresAt"]?.N === undefined)
      this.wrong(`${place} was taken away without a time`);
  }

  /** Something was done for sure, as its answer said: facts of this type tell of it, one each. */
  done(fileId: string, type: string): void {
    const key = `${fileId} ${type}`;
    this.#done.set(key, (this.#done.get(key) ?? 0) + 1);
  }

  /** A text was stored for sure, as its answer said. */
  wrote(fileId: string, domainCode: string, text: string): void {
    this.#written.set(`${fileId} ${domainCode}`, text);
  }

  /** What must hold whenever nothing is under way and nothing went wrong for a while. */
  async atRest(): Promise<void> {
    await this.#cloud.observe(async () => {
      const items = [...this.#cloud.table.all()];
      this.#acts(items);
      this.#due(items);
      this.#published();
      this.#mails(items);
      for (const { queue, body } of this.#cloud.queues.givenUp())
        this.wrong(`${queue} has ${body.slice(0, 300)}`);
      for (const reader of this.#cloud.readers)
        if (reader.givenUp.length > 0) this.wrong(`${reader.givenUp.length} records were given up`);
      const { faults } = await verifyTrails(new Date(machine.now).toISOString());
      for (const { about, kind, where } of faults) this.wrong(`the trail of ${about}: ${kind}, ${where}`);
    });
  }

  /** What was answered is there, once: neither lost nor doubled. */
  #acts(items: readonly Attributes[]): void {
    const recorded = new Map<string, number>();
    for (const item of items) {
      const entity = entityOf(item);
      if (entity === "fact") {
        const { type, about } = contentOf(item);
        const key = `${about.id} ${type}`;
        recorded.set(key, (recorded.get(key) ?? 0) + 1);
      }
      if (entity === "answer") {
        const { domainCode, experience } = contentOf(item);
        const written = this.#written.get(`${item["pk"]?.S?.replace("FILE#", "")} ${domainCode}`);
        if (written !== undefined && written !== experience)
          this.wrong(`the answer ${item["pk"]?.S} ${domainCode} is not what was written last`);
      }
    }
    for (const [key, times] of this.#done)
      if ((recorded.get(key) ?? 0) !== times)
        this.wrong(`${key} was answered ${times} times, and recorded ${recorded.get(key) ?? 0}`);
  }

  /** What was due is dealt with: days that runs read by are empty once they are over. */
  #due(items: readonly Attributes[]): void {
    const over = new Date(machine.now - dealtWith).toISOString().slice(0, "2029-02-12".length);
    for (const item of items) {
      const day = dueDayOf(item);
      if (day !== undefined && day < over) this.wrong(`${item["pk"]?.S} ${item["sk"]?.S} was due on ${day}`);
    }
  }

  #published(): void {
    for (const [id, { type, isPublished }] of this.#facts)
      if (!isPublished) this.wrong(`the fact ${id} (${type}) was never published`);
  }

  /** Each mail left, or says why it didn't; none was taken that no record tells of. */
  #mails(items: readonly Attributes[]): void {
    const records = new Map<string, StoredMail>(
      items.flatMap((item) => {
        const mail = entityOf(item) === "mail" ? contentOf(item) : undefined;
        return mail === undefined ? [] : [[mail.factId, mail] as const];
      }),
    );
    for (const { factId, type, state, reason } of records.values())
      if (["waiting", "sending"].includes(state))
        this.wrong(`the mail ${type} of ${factId} is ${state}: ${reason}`);
    for (const [id, { type, at }] of this.#facts)
      if (this.#mailed.has(type) && !records.has(id) && !this.#isErased(id) && at > machine.now - year)
        this.wrong(`the fact ${id} (${type}) made no mail`);
    const taken = Map.groupBy(this.#cloud.mails, ({ factId }) => factId);
    for (const [factId, mails] of taken) {
      if (factId === "" || mails.every(({ at }) => at < machine.now - year)) continue;
      const record = records.get(factId);
      if (record === undefined && !this.#isErased(factId))
        this.wrong(`a mail of ${factId} left and has no record`);
      // Where the function that sent one never came to say so, another may have taken it over.
      const mayBeTwice = this.#cloud.unsure.has(factId);
      if (mails.length > 1 && !mayBeTwice) this.wrong(`${mails.length} mails of ${factId} left`);
    }
    for (const { factId, state } of records.values())
      if (state === "sent" && !taken.has(factId))
        this.wrong(`the mail of ${factId} is sent, and was never taken`);
  }

  #isErased(factId: string): boolean {
    return !this.#facts.has(factId) || this.#goneWithPersons.has(factId);
  }
}
