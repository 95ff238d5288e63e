import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { route as importEnrolments } from "../../../functions/enrolment/import-enrolments.ts";
import { route as takeOverPast } from "../../../functions/past/take-over-past.ts";
import type { FaultKind } from "../../../infra/local/faults/fault-kind.ts";
import { openFaults } from "../../../infra/local/faults/faults.ts";
import type { Route } from "../../../shared/http/route.ts";
import { saveCentre } from "../../../shared/store/centres.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { loadUse } from "../../../shared/store/daily-uses.ts";
import { listFiles } from "../../../shared/store/files.ts";
import { loadTakenOver } from "../../../shared/store/past.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { useTable } from "../../support/table.ts";

/** Lines that are written at once, and what counts the list before them. */
const [together, counting] = [8, 1];

/** Faults that what is written meets from a count of writes on. */
const faults = openFaults(undefined);
let passing = 0;
const strike = (kind: FaultKind) =>
  faults.met().size === 0 && passing-- > 0 ? undefined : faults.strike(kind);
let failing = "";
useTable({ ...faults, strike: (kind) => (kind.name === failing ? strike(kind) : undefined) });
afterEach(() => vi.restoreAllMocks());
// The shortest pauses that the policy makes.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
beforeAll(async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "SILENT");
  const party = { address: "1 rue", city: "Lyon", version: 1 };
  await commit([
    saveCompany(undefined, { ...party, id: "cmp_a_company", name: "Une mutuelle", email: "rh@example.org" }),
    saveCentre(undefined, { ...party, id: "ctr_a_centre", name: "Un centre", email: "centre@example.org" }),
  ]);
  return () => vi.unstubAllEnvs();
});

const letters = [..."ABCDEFGHI"];

/** A list of nine lines, of which the ninth is written after the others. */
interface List {
  entry: string;
  route: Route;
  headings: string;
  /** A line of a list of that name. */
  row(list: string, letter: string): string;
  /** The files that the lines of a list left. */
  filesOf(list: string): Promise<string[]>;
}
const enrolments: List = {
  entry: "enrolment/import-enrolments",
  route: importEnrolments,
  headings:
    "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;certification;centre;statut",
  row: (list, letter) =>
    `${list};Ana${letter};;17/05/1990;;;Maroc;F;${letter}@${list}.example.org;;CMI;ctr_a_centre;en poste`,
  async filesOf(list) {
    const { entries } = await listFiles({ of: "company", companyId: "cmp_a_company" }, 100, undefined);
    return entries.filter(({ candidateName }) => candidateName.includes(list)).map(({ id }) => id);
  },
};
const past: List = {
  entry: "past/take-over-past",
  route: takeOverPast,
  headings:
    "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;adresse;certification;voie;numero;date_decision;domaines",
  row: (list, letter) => `${list};Ana${letter};;17/05/1970;;;;;;;;CMI;VAE;${list}-${letter};30/06/2011;`,
  async filesOf(list) {
    const taken = await Promise.all(letters.map((letter) => loadTakenOver(`${list}-${letter}`)));
    return taken.flatMap((one) => one?.fileId ?? []);
  },
};

const send = ({ entry, route, headings, row }: List, list: string, key: string) =>
  callRoute(join(import.meta.dirname, "../../../functions", `${entry}.ts`), route, {
    headers: { "content-type": "text/csv", "idempotency-key": key },
    body: [headings, ...letters.map((letter) => row(list, letter))].join("\r\n"),
  });

/** Sends a list of which the ninth line can't be written. */
async function sendHalf(kind: string, list: List, name: string) {
  failing = kind;
  passing = counting + together;
  faults.force(kind, 10_000);
  const answer = await send(list, name, name);
  faults.play(undefined);
  failing = "";
  return answer;
}

describe.each([
  ["R-TRN-1: a company's employees", enrolments, "AB"],
  ["R-OEMM-3: what was granted before the system", past, "AC"],
] as const)("%s: a list of which a line can't be written for what passes", (_, list, name) => {
  it.each([
    ["conflicting write", "X"],
    ["write whose answer is lost", "Z"],
  ])("%s: is finished by its repetition with the same key", async (kind, own) => {
    const before = (await loadUse("a-subject", "imports", "")).count;
    const answer = await sendHalf(kind, list, name + own);
    expect([answer.statusCode, answer.body.type]).toEqual([503, "urn:problem:cqp:unavailable"]);
    expect(answer.headers).toHaveProperty("retry-after");
    const healed = await send(list, name + own, name + own);
    expect(healed.statusCode).toBe(200);
    const files = healed.body.lines.map(({ fileId }: { fileId?: string }) => fileId);
    expect(new Set(files)).toEqual(new Set(await list.filesOf(name + own)));
    expect(new Set(files).size).toBe(letters.length);
    expect((await loadUse("a-subject", "imports", "")).count).toBe(before + 1);
    expect((await send(list, name + own, name + own)).body).toEqual(healed.body);
  });

  it("is finished by another request too, which tells the lines that were written, and doubles none", async () => {
    await sendHalf("conflicting write", list, `${name}W`);
    expect(await list.filesOf(`${name}W`)).toHaveLength(together);
    const { body } = await send(list, `${name}W`, "another");
    expect(body.refused).toBe(together);
    expect(body.lines.at(-1)).toMatchObject({ faults: [], fileId: expect.any(String) });
    expect(await list.filesOf(`${name}W`)).toHaveLength(letters.length);
  });
});
