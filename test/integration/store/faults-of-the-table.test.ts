import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { databaseFaults } from "../../../infra/local/faults/database-faults.ts";
import { openFaults } from "../../../infra/local/faults/faults.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import type { Item } from "../../../shared/store/item.ts";
import { StaleRead } from "../../../shared/store/stale-read.ts";
import { storageLimits, TooLarge } from "../../../shared/store/storage-limits.ts";
import {
  readFirst,
  readMany,
  readOne,
  readPairedPage,
  readPartition,
  readTogether,
  table,
} from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useTable } from "../../support/table.ts";

const faults = openFaults(undefined);
useTable(faults);
afterEach(() => {
  faults.play(undefined);
  vi.restoreAllMocks();
});
// The shortest pauses that the policy makes.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));

const partition = (name: string, count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({
    pk: `TRIED#${name}`,
    sk: String(index).padStart(3, "0"),
    entity: "tried",
    shape: 1,
    version: 1,
    data: { index },
  }));
const keyOf = ({ pk, sk }: Item) => ({ pk, sk });
const save = (items: readonly Item[]) => commit(items.map((put) => ({ put, when: "any" as const })));
const many = partition("many", 100);
const beside = partition("beside", 40);
const [first, second] = partition("two", 2) as [Item, Item];

beforeAll(async () => {
  for (const items of [many, beside, [first, second]]) await save(items);
});

/** Times that a kind is met one after the other: fewer than the policy has attempts. */
const times = 5;
const named = (on: string) =>
  databaseFaults
    .filter(({ name, on: met }) => name !== "silence" && met.includes(on))
    .map(({ name }) => name);

describe("a call to the table is tried again (decision 71)", () => {
  it.each(named("TransactGetItems"))("%s: a snapshot is read", async (kind) => {
    faults.force(kind, times);
    expect((await readTogether([first, second].map(keyOf))).map((item) => item?.sk)).toEqual([
      first.sk,
      second.sk,
    ]);
    expect(faults.met().get(kind)).toBe(times);
  });

  it.each(named("GetItem"))("%s: an item is read", async (kind) => {
    faults.force(kind, times);
    expect(await readOne(keyOf(second))).toMatchObject({ sk: second.sk });
  });

  it.each(named("BatchGetItem"))("%s: all items of several batches are read, each once", async (kind) => {
    faults.force(kind, times);
    const read = await readMany([...many, ...beside].map(keyOf));
    expect(new Set(read.map(({ pk, sk }) => pk + sk)).size).toBe(140);
    expect(read).toHaveLength(140);
  });

  it.each(named("Query"))("%s: what is read as one whole is whole", async (kind) => {
    faults.force(kind, times);
    expect(await readPartition(many[0]?.pk ?? "")).toHaveLength(100);
    faults.force(kind, times);
    expect(await readFirst({ pk: many[0]?.pk ?? "", limit: 30 })).toHaveLength(30);
    faults.force(kind, times);
    const paired = await readPairedPage(
      { pk: many[0]?.pk ?? "", limit: 20 },
      beside[0]?.pk ?? "",
      ({ sk }) => sk,
    );
    const there = paired.beside.map(({ sk }) => sk);
    expect(paired.entries.filter((sk) => !there.includes(sk))).toEqual([]);
  });

  it.each(named("TransactWriteItems"))("%s: a change is written, once", async (kind) => {
    const item = { ...first, sk: systemRuntime.newUlid() };
    faults.force(kind, times);
    await commit([{ put: item, when: "absent" }]);
    faults.force(kind, times);
    await commit([{ put: { ...item, version: 2 }, when: { version: 1 } }]);
    expect(await readOne(keyOf(item))).toMatchObject({ version: 2 });
    expect(faults.met().get(kind)).toBe(2 * times);
  });

  it("silence: a call that is not answered in time is sent again, and a write is done once", async () => {
    const item = { ...first, sk: systemRuntime.newUlid() };
    // What is waited for passes fifty times as fast.
    const real = globalThis.setTimeout;
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((work: () => void, milliseconds = 0) =>
      real(work, milliseconds / 50)) as typeof setTimeout);
    faults.force("silence", 1);
    await commit([{ put: item, when: "absent" }]);
    expect(faults.met().get("silence")).toBe(1);
  });

  it("one key is a plain read, which no transaction is in the way of", async () => {
    faults.force("cancelled read", 100);
    expect(await readTogether([keyOf(first)])).toMatchObject([{ sk: first.sk }]);
  });
});

describe("what does not pass is told", () => {
  it("transactions that never end: the decision is taken again, then refused as a concurrent change", async () => {
    faults.force("cancelled read", 100);
    await expect(readTogether([first, second].map(keyOf))).rejects.toBeInstanceOf(StaleRead);
    faults.force("conflicting write", 100);
    await expect(save([first])).rejects.toBeInstanceOf(StaleRead);
  });

  it("throttling without end, as itself", async () => {
    faults.force("throttled table", 100);
    await expect(readOne(keyOf(first))).rejects.toMatchObject({ name: "ThrottlingException" });
  });

  it("keys that are never read", async () => {
    faults.force("unprocessed keys", 1000);
    await expect(readMany([first, second].map(keyOf))).rejects.toThrow(/^none of \d items was read$/);
  });

  it("a condition that fails is never tried again, beside what passes", async () => {
    faults.force("write whose answer is lost", 1);
    await expect(commit([{ put: first, when: "absent" }])).rejects.toBeInstanceOf(StaleRead);
  });
});

describe("bounds of DynamoDB, which the embedded one keeps to", () => {
  const write = (items: readonly Item[]) => {
    const { client, name } = table();
    const put = (item: Item) => ({ Put: { TableName: name, Item: marshall(item) } });
    return client.send(new TransactWriteItemsCommand({ TransactItems: items.map(put) }));
  };
  const long = (bytes: number) => ({ ...first, data: { text: "x".repeat(bytes) } });
  const apart = (items: readonly Item[]) => items.map((item, index) => ({ ...item, sk: String(index) }));

  it.each([
    ["an item of more than 400 KB", [long(storageLimits.item)]],
    ["more than 4 MB at once", apart(Array.from({ length: 12 }, () => long(390 * 1024)))],
    ["more than a hundred items at once", partition("over", 101)],
  ])("%s is refused, before it is asked for", async (_, items) => {
    await expect(write(items)).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    await expect(save(items)).rejects.toBeInstanceOf(TooLarge);
  });

  it("more than a hundred items as one snapshot are refused, before they are asked for", async () => {
    await expect(readTogether(partition("over", 101).map(keyOf))).rejects.toBeInstanceOf(TooLarge);
  });
});
