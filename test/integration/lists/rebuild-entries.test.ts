import { DeleteItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { bringListed } from "../../../functions/lists/bring-listed.ts";
import { rebuildEntries } from "../../../infra/operator/rebuild-entries.ts";
import type { ListedItem } from "../../../shared/messaging/item-changed.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { entriesPartition, listEntryKey } from "../../../shared/store/entry-keys.ts";
import { createFile } from "../../../shared/store/files.ts";
import { toAttributes } from "../../../shared/store/item.ts";
import { listEntryEntity } from "../../../shared/store/list-entries.ts";
import { savePerson } from "../../../shared/store/persons.ts";
import { table } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const personId = testId("prs", 1);
const person = { id: personId, version: 1, civilStatus: civilStatusOf("Amina", "Exemple") };
const company = {
  id: "cmp_exemple",
  version: 1,
  name: "Mutuelle Exemple",
  email: "contact@example.org",
  address: "1 rue",
  city: "Lyon",
};
const vae = {
  ...fileIn("submitted"),
  candidate: { personId, civilStatus: person.civilStatus, email: "amina@example.org" },
};
const training = registeredEnrolment(testId("file", 2), "2027-01-04");
const things: ListedItem[] = [
  { kind: "file", id: vae.id },
  { kind: "file", id: training.id },
  { kind: "person", id: personId },
  { kind: "company", id: company.id },
];

/** Every entry as it is stored, but for when it was written, which is its place among changes. */
async function entries(): Promise<object[]> {
  const { client, name: TableName } = table();
  const found = new Map<string, object>();
  const pages = paginateScan(
    { client },
    {
      TableName,
      FilterExpression: "entity = :entry",
      ExpressionAttributeValues: { ":entry": { S: listEntryEntity.name } },
    },
  );
  for await (const { Items = [] } of pages)
    for (const { changedAt: _, gsi2sk: __, summary, ...entry } of Items) {
      const { changedAt: ___, ...told } = summary?.M ?? {};
      found.set(`${entry["pk"]?.S} ${entry["sk"]?.S}`, { ...entry, told });
    }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

async function forget(keep: (sk: string) => boolean): Promise<void> {
  const { client, name: TableName } = table();
  for (const { pk, sk } of (await entries()) as { pk: { S: string }; sk: { S: string } }[])
    if (!keep(sk.S)) await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
}

let byTheWorker: object[] = [];

beforeAll(async () => {
  await commit([...createFile(vae), savePerson({ ...person, version: 0 }, person)]);
  await commit([...createFile(training), saveCompany(undefined, company)]);
  for (const thing of things) await bringListed(thing);
  byTheWorker = await entries();
});

it("writes of what was stored before there were entries what the worker writes of it", async () => {
  expect(byTheWorker.length).toBeGreaterThan(40);
  await forget(() => false);
  expect(await entries()).toEqual([]);
  const { things: read, written } = await rebuildEntries();
  expect(read).toBe(things.length);
  // What is met twice, as a person with a file of theirs, may be written twice.
  expect(written).toBeGreaterThanOrEqual(byTheWorker.length);
  expect(await entries()).toEqual(byTheWorker);
});

it("goes on where it was stopped, and leaves what stands", async () => {
  await forget((sk) => sk.startsWith("WORD"));
  const missing = byTheWorker.length - (await entries()).length;
  expect(missing).toBeGreaterThan(5);
  expect((await rebuildEntries()).written).toBeGreaterThanOrEqual(missing);
  expect(await entries()).toEqual(byTheWorker);
  expect((await rebuildEntries()).written).toBe(0);
});

it("takes away what leads to what is no more, and tells anew what was told otherwise", async () => {
  const gone = { kind: "file", id: testId("file", 9) };
  const stale = (of: typeof gone, id: string) => {
    const told = { id };
    const key = listEntryKey(of, "oemm", "ALL");
    return listEntryEntity.item({ ...key, version: 1, data: told, summary: told });
  };
  await commit([
    { put: stale(gone, gone.id), when: "any" },
    { put: stale({ kind: "file", id: vae.id }, vae.id), when: "any" },
  ]);
  const before = JSON.stringify(toAttributes(stale(gone, gone.id)).pk);
  expect(JSON.stringify(await entries())).toContain(before);
  expect((await rebuildEntries()).written).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(await entries())).not.toContain(entriesPartition(gone));
  expect(await entries()).toEqual(byTheWorker);
});
