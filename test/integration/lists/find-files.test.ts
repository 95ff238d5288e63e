import { fc, test as property } from "@fast-check/vitest";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { route } from "../../../functions/enrolment/list-files.ts";
import { bringListed } from "../../../functions/lists/bring-listed.ts";
import { centresOf } from "../../../shared/domain/access/relations.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { fileStates } from "../../../shared/domain/enrolment/file-states.ts";
import { matchesSearch, searchedWords } from "../../../shared/domain/lists/search-words.ts";
import { InvalidCursor } from "../../../shared/store/cursor.ts";
import { entriesPartition } from "../../../shared/store/entry-keys.ts";
import { createFile, loadFileMains, saveFile } from "../../../shared/store/files.ts";
import { type FileFilter, filesOfScope } from "../../../shared/store/find-files.ts";
import type { ListSort } from "../../../shared/store/find-listed.ts";
import { fileKey } from "../../../shared/store/keys.ts";
import { wordsOfFile } from "../../../shared/store/listed-files.ts";
import { mostCounted } from "../../../shared/store/merged-page.ts";
import { readPartition } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { story } from "../../support/story.ts";
import { useTable } from "../../support/table.ts";

useTable();

const entry = new URL("../../../functions/enrolment/list-files.ts", import.meta.url).pathname;
const names = [
  "Élodie Lefèvre",
  "Elodie Martin-Dupont",
  "Jean-Noël Dupont",
  "Anne-Cécile Œuvrard",
  "Inès Dupond",
];
const certifications = ["CMI", "CMC", "AC"] as const;
const centres = ["ctr_lyon", "ctr_lille"] as const;

/** A file of a population: by its number, so that a run is the same each time. */
function fileNumbered(n: number): CandidateFile {
  const [first = "", ...last] = (names[n % names.length] ?? "").split(" ");
  const id = testId("file", 1000 + n);
  const candidate = {
    personId: testId("prs", n),
    civilStatus: civilStatusOf(first, last.join(" ")),
    email: `${n % 2 === 0 ? "contact" : "jeanne.d"}.${n}@example.org`,
  };
  const common = {
    id,
    candidate,
    certification: certifications[n % 3] ?? "CMI",
    createdAt: `2027-01-${String(1 + (n % 28)).padStart(2, "0")}T09:00:00.000Z`,
    centreId: centres[n % 2] ?? "ctr_lyon",
  };
  if (n % 4 === 3) return { ...registeredEnrolment(id, "2027-01-04"), ...common };
  const states = ["admissible", "submitted", "withdrawn", "scheduled"] as const;
  return { ...fileIn(states[n % states.length] ?? "submitted"), ...common } as CandidateFile;
}

const population = Array.from({ length: 70 }, (_, n) => fileNumbered(n));
let told: { file: CandidateFile; updatedAt: string }[] = [];

beforeAll(async () => {
  for (const file of population) {
    await commit(createFile(file));
    await bringListed({ kind: "file", id: file.id });
  }
  told = population.map((file) => ({ file, updatedAt: "" }));
});

/** Whether a scope follows a file. */
function follows(scope: string, file: CandidateFile): boolean {
  return (
    scope === "oemm" ||
    centresOf(file).includes(scope) ||
    (file.path === "training" && file.companyId === scope)
  );
}

/** Every page of a list, in its order, and the number of the largest. */
async function everyPage(
  scope: string,
  filter: FileFilter,
  order: { search: string | undefined; sort: ListSort; since: undefined },
  limit: number,
) {
  const ids: string[] = [];
  let [cursor, pages] = [undefined as string | undefined, 0];
  do {
    const page = await filesOfScope(scope, filter, order, { limit, cursor, caller: "o", counted: false });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.next;
    pages++;
  } while (cursor !== undefined && pages < 100);
  return ids;
}

const asked = fc.record({
  scope: fc.constantFrom("oemm", "ctr_lyon", "ctr_lille", "cmp_exemple", "ctr_autre"),
  certifications: fc.option(fc.subarray([...certifications], { minLength: 1 }), { nil: undefined }),
  states: fc.option(fc.subarray([...fileStates], { minLength: 1 }), { nil: undefined }),
  path: fc.constantFrom(undefined, undefined, "vae" as const, "training" as const),
  search: fc.constantFrom(
    undefined,
    undefined,
    "DUP",
    "élo mar",
    "oeuv",
    "jean",
    "jean-noel dupont",
    "jeanne.d.1",
    "contact.2@ex",
    "00000000010",
    "dupont a",
    "absent",
  ),
  sort: fc.constantFrom<ListSort>("own", "-own", "updated", "-updated"),
  limit: fc.integer({ min: 1, max: 30 }),
});

describe("files as they are listed, for a caller who may see some of them", () => {
  property.prop([asked], { seed: 1, numRuns: 60 })(
    "are those of the caller that the filter and the search leave, each once, in their order",
    async ({ scope, certifications: codes, states, path, search, sort, limit }) => {
      const filter = { certifications: codes, states, path };
      const found = await everyPage(scope, filter, { search, sort, since: undefined }, limit);
      const expected = told
        .map(({ file }) => file)
        .filter(
          (file) =>
            follows(scope, file) &&
            (codes?.some((code) => code === file.certification) ?? true) &&
            (states?.includes(file.state) ?? true) &&
            (path === undefined || file.path === path) &&
            (search === undefined || matchesSearch(wordsOfFile(file), searchedWords(search))),
        );
      expect([...found].sort()).toEqual(expected.map(({ id }) => id).sort());
      if (search !== undefined) return;
      // The order of changes is that in which they were written.
      const inOrder = sort.endsWith("updated")
        ? expected
        : expected.toSorted((a, b) => (`${a.createdAt}#${a.id}` < `${b.createdAt}#${b.id}` ? -1 : 1));
      expect(found).toEqual((sort.startsWith("-") ? inOrder.toReversed() : inOrder).map(({ id }) => id));
    },
  );

  property.prop([asked], { seed: 2, numRuns: 30 })(
    "are counted as they are listed",
    async ({ scope, certifications: codes, states, path, search, sort }) => {
      const filter = { certifications: codes, states, path };
      const order = { search, sort, since: undefined };
      const listed = await everyPage(scope, filter, order, 30);
      const page = { limit: 1, cursor: undefined, caller: "o", counted: true };
      expect((await filesOfScope(scope, filter, order, page)).count).toEqual({
        value: listed.length,
        more: false,
      });
      expect(mostCounted).toBe(1000);
    },
  );

  it("R-RGPD-4: a search is no oracle: of others' people it says what it says of a word that nothing has", async () => {
    const ask = async (partyId: string, q: string) => {
      const { statusCode, body } = await callRoute(entry, route, {
        query: { q, count: "true" },
        as: { partyId },
      });
      return { statusCode, body };
    };
    const nothing = await ask("ctr_lyon", "introuvable");
    expect(nothing).toEqual({ statusCode: 200, body: { items: [], total: { value: 0, more: false } } });
    const [other] = population.filter((file) => !follows("ctr_lyon", file));
    if (other === undefined) throw new Error("ctr_lyon follows every file");
    const { email = "", personId } = other.candidate;
    // Names are those of people of the centre as well.
    for (const word of [email, other.id, personId]) {
      expect(await ask("ctr_lyon", word)).toEqual(nothing);
      expect(await ask("cmp_exemple", word)).toEqual(nothing);
    }
    expect((await ask("ctr_lille", email)).body).toMatchObject({
      items: [{ id: other.id }],
      total: { value: 1 },
    });
  });

  it("go on by a cursor of the same caller, list and search alone", async () => {
    const order = { search: undefined, sort: "-own" as const, since: undefined };
    const page = { limit: 2, cursor: undefined, caller: "one", counted: false };
    const { next } = await filesOfScope("ctr_lyon", {}, order, page);
    expect(next).toBeDefined();
    const again = (scope: string, changes: object, caller: string) =>
      filesOfScope(scope, {}, { ...order, ...changes }, { ...page, cursor: next, caller });
    await expect(again("ctr_lyon", {}, "one")).resolves.toBeDefined();
    for (const other of [
      again("ctr_lyon", {}, "another"),
      again("ctr_lille", {}, "one"),
      again("ctr_lyon", { sort: "own" }, "one"),
      again("ctr_lyon", { search: "dup" }, "one"),
    ])
      await expect(other).rejects.toThrow(InvalidCursor);
  });
});

describe("a file that changes", () => {
  const tell = story();
  const [one] = [fileNumbered(500)];
  const find = async (scope: string, search: string) =>
    (
      await filesOfScope(
        scope,
        {},
        { search, sort: "own", since: undefined },
        { limit: 10, cursor: undefined, caller: "o", counted: false },
      )
    ).entries.map(({ id }) => id);

  tell("comes after all others in the order of changes, with its version and when that was", async () => {
    await commit(createFile({ ...one, centreId: "ctr_paris" }));
    await bringListed({ kind: "file", id: one.id });
    const [main] = await loadFileMains([one.id]);
    if (main === undefined) throw new Error("no file");
    const before = new Date().toISOString();
    await commit(saveFile(main, { ...main, centreId: "ctr_paris" }));
    await bringListed({ kind: "file", id: one.id });
    const since = (instant: string) =>
      filesOfScope(
        "oemm",
        {},
        { search: undefined, sort: "updated", since: instant },
        { limit: 10, cursor: undefined, caller: "o", counted: false },
      );
    const { entries } = await since(before);
    expect(entries).toMatchObject([{ id: one.id, version: 2 }]);
    expect((entries[0]?.updatedAt ?? "") >= before).toBe(true);
    // Told again of what it was made of already, it stays in its place.
    const later = new Date().toISOString();
    await bringListed({ kind: "file", id: one.id });
    expect((await since(later)).entries).toEqual([]);
  });

  tell(
    "is found under a corrected name, by whom follows it from then on, and no longer as it was",
    async () => {
      const [main] = await loadFileMains([one.id]);
      if (main === undefined) throw new Error("no file");
      const candidate = { ...main.candidate, civilStatus: civilStatusOf("Zoé", "Renommée") };
      await commit(saveFile(main, { ...main, candidate, centreId: "ctr_nantes" }));
      // Before it is brought up, what is shown is what the file is by now.
      expect(await find("ctr_paris", "elodie")).toEqual([]);
      await bringListed({ kind: "file", id: one.id });
      expect(await find("ctr_nantes", "zoe ren")).toEqual([one.id]);
      expect(await find("ctr_paris", "zoe")).toEqual([]);
      expect(await find("ctr_nantes", "elodie")).toEqual([]);
    },
  );

  tell("R-RGPD-2: leaves nothing that it was found by once it is gone", async () => {
    await commit([{ delete: fileKey(one.id) }]);
    expect(await find("oemm", "zoe")).toEqual([]);
    await bringListed({ kind: "file", id: one.id });
    expect(await readPartition(entriesPartition({ kind: "file", id: one.id }))).toEqual([]);
  });
});
