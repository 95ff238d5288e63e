import { beforeAll, expect, it } from "vitest";
import { route } from "../../../functions/company/list-companies.ts";
import { bringListed } from "../../../functions/lists/bring-listed.ts";
import { readListed } from "../../../functions/lists/listed-things.ts";
import { addSeconds } from "../../../shared/domain/time/civil-date.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { settledAfter, writtenWithin } from "../../../shared/store/entries-settle.ts";
import { bringEntries } from "../../../shared/store/list-entries.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { useTable } from "../../support/table.ts";

useTable();

const entry = new URL("../../../functions/company/list-companies.ts", import.meta.url).pathname;
const ask = async (query: Record<string, string>) => (await callRoute(entry, route, { query })).body;
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
const idOf = (n: number) => `cmp_exemple_${n}`;
const made = (n: number, version = 1) => ({
  id: idOf(n),
  version,
  name: `Mutuelle ${n}`,
  email: `contact.${n}@example.org`,
  address: "1 rue",
  city: "Lyon",
});

beforeAll(async () => {
  for (const n of [1, 2, 3]) {
    await commit([saveCompany(undefined, made(n))]);
    await bringListed({ kind: "company", id: idOf(n) });
  }
});

it("says where to read on from with its first page, where it is read by its changes", async () => {
  const before = Date.now();
  const first = await ask({ sort: "updated", limit: "1" });
  const answered = Date.parse(first.asOf) + settledAfter * 1000;
  // Told in whole seconds.
  expect(answered).toBeGreaterThan(before - 1000);
  expect(answered).toBeLessThanOrEqual(Date.now());
  expect((await ask({ sort: "updated", limit: "1", cursor: first.next })).asOf).toBeUndefined();
  expect((await ask({ sort: "-updated" })).asOf).toBeUndefined();
  expect((await ask({})).asOf).toBeUndefined();
});

it("misses nothing that is written at a moment before a page that was read already", async () => {
  const first = await ask({ sort: "updated", limit: "2" });
  // A worker took its moment, and is slow to write.
  const at = addSeconds(new Date().toISOString(), 1 - writtenWithin);
  await commit([saveCompany(made(3), made(3, 2))]);
  const { thing } = await readListed({ kind: "company", id: idOf(3) });
  const { writes } = await bringEntries({ kind: "company", id: idOf(3) }, thing, at);
  await commit(writes);
  const others = await ask({ sort: "updated", cursor: first.next });
  expect(idsOf(others)).not.toContain(idOf(3));
  const next = await ask({ updatedSince: first.asOf });
  expect(next.items).toContainEqual(expect.objectContaining({ id: idOf(3), version: 2 }));
});

it("holds nothing that was given up, as its moment was over", async () => {
  await expect(commit([saveCompany(undefined, made(4))], AbortSignal.abort())).rejects.toThrow("abort");
  expect(idsOf(await ask({}))).not.toContain(idOf(4));
});
