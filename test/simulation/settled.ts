import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import type { Cloud } from "./cloud/cloud.ts";
import type { Attributes, Change } from "./cloud/table.ts";
import { contentOf, dueDayOf, entityOf, type Invariants } from "./invariants.ts";
import { machine } from "./machine.ts";

/** Milliseconds of a day. */
const day = 86_400_000;

/** The date in Paris at a moment, in milliseconds since 1970. */
const dateIn = (moment: number) => dateInParis(new Date(moment).toISOString());

/** Milliseconds after which what follows from a change is there, though things go wrong meanwhile: messages come late, and again. */
const settledAfter = 2.5 * day;

/** Milliseconds after which nothing that is due waits, though runs may die for some days. */
const dealtWithAfter = 6 * day;

/** Milliseconds for which a feed keeps an entry (R-CHG-1), less the time between two readings of a clock. */
const feedKept = 90 * day - 60_000;

/** What lists and searches hold entries of: its kind in them, by the entity that it is stored as. */
const listed: Readonly<Record<string, string>> = {
  file: "file",
  "natural-person": "person",
  session: "session",
  task: "task",
};
const kinds = new Set(Object.values(listed));

/** What the days are that a watermark is of, by its sort key. */
const daysOf: Readonly<Record<string, RegExp>> = {
  WATERMARK: /^DEADLINES#/,
  "UPLOADS-WATERMARK": /^DUE#/,
};

/** What of a file's body is written as a whole, by the one life that writes it. */
export type BodyPart = "activities" | "experience" | "positions";

/**
 * Models of what follows from a change within days: entries of lists and searches, the feed of OEMM, what is due, the long parts of
 * files. Each is looked at as it settles, so that a look costs what changed, and not what exists.
 */
export class Settled {
  readonly #cloud: Cloud;
  readonly #invariants: Invariants;
  /** The items that lists hold entries of, and those entries by sort key; both by kind and identifier. */
  readonly #things = new Map<string, Attributes>();
  readonly #entries = new Map<string, Map<string, Attributes>>();
  /** When something of which there are entries, or one of them, last changed, and was not looked at since. */
  readonly #touched = new Map<string, number>();
  /** What is due, by its key. */
  readonly #due = new Map<string, { list: string; day: string; since: number }>();
  /** Facts of files that OEMM's feed has not told, and those that it told. */
  readonly #untold = new Map<string, number>();
  readonly #told = new Set<string>();
  #lastTold = 0;
  readonly #bodies = new Map<string, Attributes>();
  /** What was stored for sure, and how many requests are under way that may change it; both by file and part. */
  readonly #written = new Map<string, unknown>();
  readonly #writing = new Map<string, number>();

  constructor(cloud: Cloud, invariants: Invariants) {
    this.#cloud = cloud;
    this.#invariants = invariants;
    cloud.watchers.push({ changed: (change) => this.#changed(change), published: () => undefined });
  }

  /** A part of a file's body is being written: `write` gives whether it was stored for sure. */
  async writes(
    fileId: string,
    part: BodyPart,
    value: unknown,
    write: () => Promise<boolean | "unknown">,
  ): Promise<void> {
    const key = `${fileId} ${part}`;
    this.#writing.set(key, (this.#writing.get(key) ?? 0) + 1);
    const stored = await write();
    this.#writing.set(key, (this.#writing.get(key) ?? 1) - 1);
    if (stored === true) this.#written.set(key, value);
    if (stored === "unknown") this.#written.delete(key);
  }

  /** Compares what has settled by now with the models. */
  look(): void {
    // What was given up is delivered again by an operator, at the end of a run.
    const isGivenUp =
      this.#cloud.queues.givenUp().length > 0 ||
      this.#cloud.readers.some(({ givenUp }) => givenUp.length > 0);
    if (isGivenUp) return;
    for (const [thing, at] of this.#touched) {
      if (at > machine.now - settledAfter) continue;
      this.#touched.delete(thing);
      this.#lookAtEntries(thing);
    }
    for (const [id, at] of this.#untold) {
      if (at > machine.now - settledAfter) continue;
      this.#untold.delete(id);
      this.#invariants.wrong(`OEMM's feed has not told of the fact ${id} for days`);
    }
    const over = dateIn(machine.now - dealtWithAfter);
    for (const [key, { day: dueOn, since }] of this.#due)
      if (dueOn < over && since < machine.now - dealtWithAfter) {
        this.#due.delete(key);
        this.#invariants.wrong(`${key} was due on ${dueOn}, and waits`);
      }
    this.#lookAtBodies();
  }

  #changed({ name, keys, before, after }: Change): void {
    const item = after ?? before;
    const [pk = "", sk = ""] = [keys["pk"]?.S, keys["sk"]?.S];
    const entity = entityOf(item);
    this.#takeDue(`${pk} ${sk}`, after);
    const kind = listed[entity];
    if (kind !== undefined) {
      const thing = `${kind}#${pk.slice(pk.indexOf("#") + 1)}`;
      if (after === undefined) this.#things.delete(thing);
      else this.#things.set(thing, after);
      this.#touched.set(thing, machine.now);
    } else if (entity === "list-entry") this.#takeEntry(pk.slice("ENTRIES#".length), sk, after);
    else if (entity === "file-body") {
      if (after === undefined) this.#bodies.delete(pk);
      else this.#bodies.set(pk, after);
    } else if (entity === "fact" && name === "INSERT") {
      const { id, about } = contentOf(after);
      if (about.kind === "file" && !this.#told.has(id)) this.#untold.set(id, machine.now);
    } else if (entity === "change" && name === "INSERT" && pk === "CHANGES#oemm") this.#tell(after);
    else if (entity === "deadline-watermark" && after !== undefined)
      this.#leaveBehind(sk, contentOf(after).day);
  }

  #takeEntry(thing: string, sk: string, after: Attributes | undefined): void {
    if (!kinds.has(thing.slice(0, thing.indexOf("#")))) return;
    const entries = this.#entries.get(thing) ?? new Map<string, Attributes>();
    this.#entries.set(thing, entries);
    if (after === undefined) entries.delete(sk);
    else entries.set(sk, after);
    if (entries.size === 0) this.#entries.delete(thing);
    this.#touched.set(thing, machine.now);
  }

  #takeDue(key: string, after: Attributes | undefined): void {
    const dueOn = after === undefined ? undefined : dueDayOf(after);
    const held = this.#due.get(key);
    if (dueOn === undefined) this.#due.delete(key);
    else if (held?.day !== dueOn)
      this.#due.set(key, { list: after?.["gsi1pk"]?.S ?? "", day: dueOn, since: machine.now });
  }

  /** A day is left behind for good only once it was found empty: the next run begins at its watermark, or today. */
  #leaveBehind(sk: string, watermark: string): void {
    const today = dateIn(machine.now);
    const next = watermark < today ? watermark : today;
    for (const [key, { list, day: dueOn, since }] of this.#due)
      if (daysOf[sk]?.test(list) === true && dueOn < next && since < machine.now - day)
        this.#invariants.wrong(`${key}, due on ${dueOn}, is left behind: the next run begins at ${next}`);
  }

  /** OEMM's feed tells each fact once, in order, and keeps it for its time. */
  #tell(entry: Attributes | undefined): void {
    const { sequence, fact } = contentOf(entry);
    if (sequence <= this.#lastTold)
      this.#invariants.wrong(`OEMM's feed goes from ${this.#lastTold} to ${sequence}`);
    this.#lastTold = sequence;
    if (this.#told.has(fact.id)) this.#invariants.wrong(`OEMM's feed tells of the fact ${fact.id} twice`);
    this.#told.add(fact.id);
    this.#untold.delete(fact.id);
    if (Number(entry?.["expiresAt"]?.N) * 1000 < machine.now + feedKept)
      this.#invariants.wrong(`OEMM's feed does not keep the fact ${fact.id} for its time`);
  }

  /** Lists have something as it is, and no longer as it was; a search finds it by each word of its names. */
  #lookAtEntries(thing: string): void {
    const item = this.#things.get(thing);
    const entries = this.#entries.get(thing) ?? new Map<string, Attributes>();
    const content = contentOf(item);
    const kind = thing.slice(0, thing.indexOf("#"));
    const person = kind === "person" ? content : content?.candidate;
    const isShown =
      kind !== "person" || (person?.civilStatus !== undefined && person.joinedInto === undefined);
    if (content === undefined || !isShown) {
      if (entries.size > 0)
        this.#invariants.wrong(`${thing} is no more, and stays in ${[...entries.keys()]}`);
      return;
    }
    const scopes = scopesOf(kind, content);
    const part = partOf(kind, content).join("#");
    for (const scope of scopes) {
      const wanted = [
        `LIST#${scope}#ALL`,
        ...(part === "" ? [] : [`LIST#${scope}#ALIKE`]),
        ...wordsOfName(person?.civilStatus).map((word) => `WORD#${scope}#${word}`),
      ];
      const missing = wanted.filter((sk) => !entries.has(sk));
      if (missing.length > 0) this.#invariants.wrong(`${thing} is not found by ${missing}`);
    }
    const told = JSON.stringify(content);
    for (const [sk, entry] of entries) {
      const [place, scope = "", among] = sk.split("#");
      if (!scopes.includes(scope) && !told.includes(scope))
        this.#invariants.wrong(`${thing} stays in the list of ${scope}, which it does not concern`);
      if (place !== "LIST") continue;
      if (entry["version"]?.N !== item?.["version"]?.N)
        this.#invariants.wrong(`${thing} is ${item?.["version"]?.N}, and listed as ${entry["version"]?.N}`);
      if (among === "ALIKE" && entry["gsi1pk"]?.S?.endsWith(`#${scope}#${part}`) !== true)
        this.#invariants.wrong(`${thing} is ${part}, and stays in ${entry["gsi1pk"]?.S}`);
    }
  }

  /** What lives wrote of files' bodies is there, as they wrote it last. */
  #lookAtBodies(): void {
    for (const [key, value] of this.#written) {
      const [fileId = "", part = ""] = key.split(" ");
      const body = this.#bodies.get(`FILE#${fileId}`);
      if (body === undefined) this.#written.delete(key);
      else if (this.#writing.get(key) === 0 && !holds(contentOf(body)[part], value)) {
        this.#written.delete(key);
        this.#invariants.wrong(`${part} of ${fileId} are not what was written last`);
      }
    }
  }
}

/** What tells those alike from others. */
// biome-ignore lint/suspicious/noExplicitAny: what was stored is looked at as it is
function partOf(kind: string, content: any): string[] {
  if (kind === "file") return [content.path, content.certification, content.state];
  if (kind === "session") return [content.certification, content.state];
  return kind === "task" ? [content.kind, content.state] : [];
}

/** Whose lists something stands in for sure. */
// biome-ignore lint/suspicious/noExplicitAny: as above
function scopesOf(kind: string, content: any): string[] {
  if (kind !== "file") return ["oemm"];
  const others = [content.centreId, content.path === "training" ? content.companyId : undefined];
  return ["oemm", ...others.filter((one) => one !== undefined)];
}

/** Words of two letters or more of a person's names, as a search looks them up. */
function wordsOfName(names: { firstNames?: string; usedName?: string; birthName?: string } = {}): string[] {
  const text = [names.firstNames, names.usedName, names.birthName].join(" ");
  const folded = text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return [...new Set(folded.match(/[a-z0-9]{2,}/g))];
}

/** Whether what is stored has all that was written. */
function holds(stored: unknown, written: unknown): boolean {
  if (typeof written !== "object" || written === null) return stored === written;
  if (typeof stored !== "object" || stored === null) return false;
  if (Array.isArray(written) && (stored as unknown[]).length !== written.length) return false;
  return Object.entries(written).every(([name, value]) =>
    holds((stored as Record<string, unknown>)[name], value),
  );
}
