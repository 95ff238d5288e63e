import { beforeAll, expect, it } from "vitest";
import { route as companies } from "../../functions/company/list-companies.ts";
import { route as deadlines } from "../../functions/deadlines/list-deadlines.ts";
import { route as sessions } from "../../functions/jury/list-sessions.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { Route } from "../../shared/http/route.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { entriesOf, type ListedThing, scopeOfOemm } from "../../shared/store/list-entries.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { callRoute } from "../support/call-route.ts";
import { registeredEnrolment, testId } from "../support/files.ts";
import { useTable } from "../support/table.ts";

useTable();

const at = "2027-01-05T09:00:00Z";
const counted = 1000;

const company = (n: number): ListedThing => ({
  ...{ kind: "company", id: `cmp_number_${n}`, version: 1, order: `number ${n}`, scopes: [scopeOfOemm] },
  words: ["mutuelle"],
});
const session = (n: number): ListedThing => ({
  ...{ kind: "session", id: testId("ses", n), version: 1, order: "2027-06-01", scopes: [scopeOfOemm] },
  ...{ part: ["CMI", "planned"], words: [] },
});
const deadline = (n: number) => {
  const file = registeredEnrolment(testId("file", n), "2027-01-05");
  const firstJuryBy = n % 2 === 0 ? "2029-01-05" : "2029-01-31";
  return firstJuryDeadline({ ...file, certification: "CMI", firstJuryBy }, "2027-01-05");
};

/** What lists are made of for the things of these numbers: counting reads nothing else. */
async function bring(numbers: readonly number[]): Promise<void> {
  const writes = numbers.flatMap((n): Write[] => [
    ...[company(n), session(n)]
      .flatMap((thing) => entriesOf(thing, at))
      .map((put): Write => ({ put, when: "any" })),
    ...changeDeadlines([deadline(n)]),
  ]);
  for (let from = 0; from < writes.length; from += 100) await commit(writes.slice(from, from + 100));
}

const lists: [what: string, entry: string, route: Route, query: Record<string, string>][] = [
  ["all of a kind", "company/list-companies", companies, {}],
  ["what a search finds", "company/list-companies", companies, { q: "mut" }],
  ["those in a state", "jury/list-sessions", sessions, { state: "planned,convened", from: "2020-01-01" }],
  ["deadlines of a month", "deadlines/list-deadlines", deadlines, { month: "2029-01" }],
  ["deadlines of a kind", "deadlines/list-deadlines", deadlines, { month: "2029-01", kind: "first-jury" }],
];

async function totals(): Promise<unknown[]> {
  const told = [];
  for (const [what, entry, route, query] of lists) {
    const file = new URL(`../../functions/${entry}.ts`, import.meta.url).pathname;
    const asked = { query: { ...query, count: "true", limit: "1" }, as: { partyId: "oemm" } };
    told.push([what, (await callRoute(file, route, asked)).body.total]);
  }
  return told;
}

const each = (total: object) => lists.map(([what]) => [what, total]);

beforeAll(() => bring(Array.from({ length: counted - 1 }, (_, n) => n)));

it("a list is counted one by one up to a thousand, and then told to have more", async () => {
  expect(await totals()).toEqual(each({ value: counted - 1, more: false }));
  await bring([counted - 1]);
  expect(await totals()).toEqual(each({ value: counted, more: false }));
  await bring([counted]);
  expect(await totals()).toEqual(each({ value: counted, more: true }));
});
