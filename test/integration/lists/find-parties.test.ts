import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { route as centres } from "../../../functions/centre/list-centres.ts";
import { route as companies } from "../../../functions/company/list-companies.ts";
import { route as members } from "../../../functions/jury/list-members.ts";
import { bringListed } from "../../../functions/lists/bring-listed.ts";
import { route as persons } from "../../../functions/people/list-persons.ts";
import type { Route } from "../../../shared/http/route.ts";
import type { ListedItem } from "../../../shared/messaging/item-changed.ts";
import { saveCentre } from "../../../shared/store/centres.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { saveAddress } from "../../../shared/store/contact-addresses.ts";
import { saveMember } from "../../../shared/store/members.ts";
import { loadPerson, savePerson } from "../../../shared/store/persons.ts";
import { commit, type Write } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { noon, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

/** Names in the order of the alphabet. */
const names = [
  "Anne-Cécile Œuvrard",
  "Benoît L’Hôpital",
  "Chloé Martin",
  "Damien Martin-Dupont",
  "Élodie Zola",
];
const emailOf = (n: number) => `contact${n}@example${n}.org`;

/** A kind of list: how one of a number is written, and how another name is given to it. */
interface Kind {
  route: Route;
  entry: string;
  kind: ListedItem["kind"];
  id: (n: number) => string;
  write: (n: number, name: string, version: number) => Promise<Write[]>;
}

const party = (n: number, version: number) => ({ email: emailOf(n), version });
const kinds: readonly Kind[] = [
  {
    route: companies,
    entry: "company/list-companies",
    kind: "company",
    id: (n) => `cmp_exemple_${n}`,
    write: async (n, name, version) => {
      const made = (v: number) => ({
        ...party(n, v),
        id: `cmp_exemple_${n}`,
        name,
        address: "1 rue",
        city: "Lyon",
      });
      return [saveCompany(version === 1 ? undefined : made(version - 1), made(version))];
    },
  },
  {
    route: centres,
    entry: "centre/list-centres",
    kind: "centre",
    id: (n) => `ctr_exemple_${n}`,
    write: async (n, name, version) => {
      const made = (v: number) => ({
        ...party(n, v),
        id: `ctr_exemple_${n}`,
        name,
        address: "1 rue",
        city: "Lyon",
      });
      return [saveCentre(version === 1 ? undefined : made(version - 1), made(version))];
    },
  },
  {
    route: members,
    entry: "jury/list-members",
    kind: "jury-member",
    id: (n) => `jur_exemple_${n}`,
    write: async (n, name, version) => {
      const common = { side: "employee" as const, organisation: "Syndicat", representsOemm: false };
      const made = (v: number) => ({
        ...party(n, v),
        ...common,
        id: `jur_exemple_${n}`,
        name,
        formerCompanyIds: [],
      });
      return [saveMember(version === 1 ? undefined : made(version - 1), made(version))];
    },
  },
  {
    route: persons,
    entry: "people/list-persons",
    kind: "person",
    id: (n) => testId("prs", n),
    write: async (n, name, version) => {
      const [first = "", ...last] = name.split(" ");
      const personId = testId("prs", n);
      const known = await loadPerson(personId);
      const after = { ...known, id: personId, civilStatus: civilStatusOf(first, last.join(" ")) };
      const address = { id: testId("adr", n), personId, email: emailOf(n), version: 1 };
      return [
        savePerson(known, after),
        ...(version === 1 ? [saveAddress({ ...address, state: "proved", provedAt: noon })] : []),
      ];
    },
  },
];

describe.each(kinds.map((one) => [one.route.path, one] as const))(
  "GET %s",
  (_, { route, entry, kind, id, write }) => {
    const ask = async (query: Record<string, string> = {}) => {
      const file = new URL(`../../../functions/${entry}.ts`, import.meta.url).pathname;
      return await callRoute(file, route, { query });
    };
    const idsOf = async (query: Record<string, string>) =>
      (await ask(query)).body.items.map((item: { id: string }) => item.id);
    /** A person's name is ordered by its last word first. */
    const inOrder = (kind === "person" ? [1, 2, 3, 0, 4] : [0, 1, 2, 3, 4]).map(id);

    beforeAll(async () => {
      // Written in another order than that of their names.
      for (const n of [3, 1, 4, 0, 2]) {
        await commit(await write(n, names[n] ?? "", 1));
        await bringListed({ kind, id: id(n) });
      }
    });

    it("lists all by name, either way", async () => {
      expect(await idsOf({})).toEqual(inOrder);
      expect(await idsOf({ sort: "name" })).toEqual(inOrder);
      expect(await idsOf({ sort: "-name" })).toEqual(inOrder.toReversed());
    });

    it("pages each order and each search, telling each once", async () => {
      for (const asked of [
        { sort: "name" },
        { sort: "-name" },
        { sort: "updated" },
        { q: "martin" },
      ] as Record<string, string>[]) {
        const found: string[] = [];
        let next: string | undefined;
        do {
          const { body } = await ask({
            ...asked,
            limit: "1",
            ...(next === undefined ? {} : { cursor: next }),
          });
          expect(body.items.length).toBeLessThanOrEqual(1);
          found.push(...body.items.map((item: { id: string }) => item.id));
          next = body.next;
        } while (next !== undefined && found.length < 10);
        expect(found).toEqual(await idsOf(asked));
      }
    });

    it.each([
      ["martin", [2, 3]],
      ["dup", [3]],
      ["martin cHLO", [2]],
      ["oeuv", [0]],
      ["elodie", [4]],
      ["l'hop", [1]],
      ["contact4@example4.org", [4]],
      ["contact4", [4]],
      ["example4", []],
      ["artin", []],
    ])("finds by the beginnings of words: %s", async (q, expected) => {
      const { body } = await ask({ q, count: "true" });
      expect(body.items.map((item: { id: string }) => item.id).sort()).toEqual(expected.map(id).sort());
      expect(body.total).toEqual({ value: expected.length, more: false });
    });

    it("finds one by their number", async () => {
      expect(await idsOf({ q: id(3) })).toEqual([id(3)]);
    });

    it("counts where it is asked to", async () => {
      expect((await ask({ count: "true" })).body.total).toEqual({ value: 5, more: false });
      expect((await ask({})).body.total).toBeUndefined();
    });

    it("tells what changed since, with its version and when that was, and under its new name alone", async () => {
      const since = new Date().toISOString();
      expect(await idsOf({ updatedSince: since })).toEqual([]);
      await commit(await write(2, "Chloé Nouvelle", 2));
      await bringListed({ kind, id: id(2) });
      const { body } = await ask({ updatedSince: since });
      expect(body.items).toMatchObject([{ id: id(2), version: 2 }]);
      expect(body.items[0].updatedAt >= since).toBe(true);
      expect((await idsOf({ sort: "updated" })).at(-1)).toBe(id(2));
      expect((await idsOf({ sort: "-updated" }))[0]).toBe(id(2));
      expect(await idsOf({ q: "nouv" })).toEqual([id(2)]);
      expect(await idsOf({ q: "martin" })).toEqual([id(3)]);
      // Other tests know it by the name that it had.
      await commit(await write(2, names[2] ?? "", 3));
      await bringListed({ kind, id: id(2) });
    });

    it.each<Record<string, string>>([
      { q: "martin", sort: "name" },
      { q: "martin", updatedSince: noon },
      { sort: "name", updatedSince: noon },
      { q: "m" },
      { q: "-" },
      { sort: "created" },
      { state: "admissible" },
      { updatedSince: "hier" },
    ])("refuses what would have no effect: %o", async (query) => {
      const { statusCode, body } = await ask(query);
      expect(statusCode).toBe(400);
      expect(body.errors.length).toBeGreaterThan(0);
      for (const { in: where, field } of body.errors) {
        expect(where).toBe("query");
        expect(Object.keys(query)).toContain(field);
      }
    });

    it.each(["cmp_exemple_1", "ctr_exemple_1", "jur_exemple_1"])(
      "R-RGPD-4: is OEMM's alone: %s is refused",
      async (partyId) => {
        const file = new URL(`../../../functions/${entry}.ts`, import.meta.url).pathname;
        for (const q of ["martin", "introuvable"]) {
          const answer = await callRoute(file, route, { query: { q, count: "true" }, as: { partyId } });
          expect([answer.statusCode, answer.body.items, answer.body.total]).toEqual([
            403,
            undefined,
            undefined,
          ]);
        }
      },
    );
  },
);
