import type { ApiClient } from "../../demo/client.ts";

/** A change as the feed tells it. */
export interface Change {
  id: string;
  type: string;
  at: string;
  subject: { kind: string; id: string };
  data?: Record<string, unknown>;
}

/** Files that are read at once. */
const mostFiles = 25;

/** A partner's copy of the files that a party follows, kept by the feed alone once the list was read. */
export class PartnerCopy {
  readonly files = new Map<string, unknown>();
  readonly told: Change[] = [];
  readonly cursors: string[] = [];
  private readonly client: ApiClient;

  constructor(client: ApiClient) {
    this.client = client;
  }

  private async readFiles(ids: readonly string[]): Promise<void> {
    for (let left = [...new Set(ids)]; left.length > 0; ) {
      const body = await this.client.call("GET", `/files/whole?ids=${left.slice(0, mostFiles).join()}`);
      for (const { file } of body.items) this.files.set(file.id, file);
      for (const id of body.absent) this.files.delete(id);
      left = [...body.left, ...left.slice(mostFiles)];
    }
  }

  /** Everything, as who has nothing reads it: first a place in the feed, behind which is what changes while the list is read. */
  async begin(): Promise<void> {
    this.cursors.length = 0;
    await this.follow(100);
    this.files.clear();
    await this.readFiles(await listed(this.client));
  }

  /** What changed since, a few at a time; false where some of it is kept no longer (410), and nothing was followed. */
  async follow(limit: number): Promise<boolean> {
    for (let more = true; more; ) {
      const last = this.cursors.at(-1);
      const after = last === undefined ? "" : `&after=${last}`;
      const { status, body } = await this.client.send("GET", `/changes?limit=${limit}${after}`);
      if (status === 410) return false;
      if (status !== 200) throw new Error(`the feed was answered ${status}: ${JSON.stringify(body)}`);
      const subjects = (body.items as Change[]).map(({ subject }) => subject);
      await this.readFiles(subjects.filter(({ kind }) => kind === "file").map(({ id }) => id));
      // Only then: who is ended before reads the same page again.
      this.told.push(...body.items);
      this.cursors.push(body.next);
      more = body.more;
    }
    return true;
  }

  /** Reads the next page and is ended before it keeps anything of it. */
  async dieReading(limit: number): Promise<void> {
    const last = this.cursors.at(-1);
    await this.client.send("GET", `/changes?limit=${limit}${last === undefined ? "" : `&after=${last}`}`);
  }

  /** The same copy in another process: what was written down of it, and nothing else. */
  restarted(): PartnerCopy {
    const after = new PartnerCopy(this.client);
    for (const [id, file] of JSON.parse(JSON.stringify([...this.files]))) after.files.set(id, file);
    after.cursors.push(...this.cursors.slice(-1));
    return after;
  }

  /** What a reader is told who had got as far as a cursor. */
  async from(cursor: string): Promise<string[]> {
    return (await changesOf(this.client, cursor)).map(({ id }) => id);
  }
}

/** All that a feed tells behind a cursor, or from its beginning. */
export async function changesOf(client: ApiClient, cursor?: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (let [after, more] = [cursor, true]; more; ) {
    const from = after === undefined ? "" : `&after=${after}`;
    const page = await client.call("GET", `/changes?limit=7${from}`);
    changes.push(...page.items);
    [after, more] = [page.next, page.more];
  }
  return changes;
}

/** All that a list which comes in pages holds. */
export async function everyItem<Item>(client: ApiClient, path: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ""; ; ) {
    const page = await client.call("GET", `${path}?limit=100${cursor}`);
    items.push(...page.items);
    if (page.next === undefined) return items;
    cursor = `&cursor=${page.next}`;
  }
}

/** The identifiers of the files that a party follows. */
export async function listed(client: ApiClient): Promise<string[]> {
  return (await everyItem<{ id: string }>(client, "/files")).map(({ id }) => id);
}

/** What the routes answer a party now. */
export async function standing(client: ApiClient): Promise<Map<string, unknown>> {
  const files = new Map<string, unknown>();
  for (const id of await listed(client)) files.set(id, (await client.send("GET", `/files/${id}`)).body);
  return files;
}
