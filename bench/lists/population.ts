import { civilStatusOf } from "../../demo/civil-status.ts";
import { firstJuryDeadline } from "../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { requestExport } from "../../shared/domain/exports/export-job.ts";
import { wordsOf } from "../../shared/domain/lists/search-words.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import type { Task } from "../../shared/domain/tasks/task.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { saveCentre } from "../../shared/store/centres.ts";
import { saveCertificate } from "../../shared/store/certificates.ts";
import { saveCompany } from "../../shared/store/companies.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveExport } from "../../shared/store/exports.ts";
import { createFile } from "../../shared/store/files.ts";
import type { Item } from "../../shared/store/item.ts";
import { entriesOf, type ListedThing, scopeOfOemm } from "../../shared/store/list-entries.ts";
import { wordsOfCertificate, wordsOfParty } from "../../shared/store/listed-by-oemm.ts";
import { listedFile } from "../../shared/store/listed-files.ts";
import { scopesOfSession } from "../../shared/store/listed-sessions.ts";
import { savePerson } from "../../shared/store/persons.ts";
import { createSession } from "../../shared/store/sessions.ts";
import { placeOfTask, saveTask } from "../../shared/store/tasks.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { fileIn, registeredEnrolment, testId } from "../../test/support/files.ts";
import { convened } from "../../test/support/jury-sessions.ts";

/** Who has files in the table: few names are common and many are rare, as in a directory. */
const firstNames = 120;
const lastNames = 4000;
/** Centres and companies, the first of which have the most files. */
const centres = 40;
const companies = 300;

const syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "ta", "ve", "xi", "zo"];
const commonNames = ["Martin", "Bernard", "Dubois", "Durand", "Dupont", "Moreau", "Laurent", "Lefèvre"];

/** A number from 0 up to `below`, small ones more often, the same for the same `n`. */
function skewed(n: number, below: number): number {
  const mixed = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d) >>> 0;
  return Math.floor((mixed / 2 ** 32) ** 3 * below);
}

function nameNumbered(n: number): string {
  const parts = [n % 14, Math.floor(n / 14) % 14, Math.floor(n / 196) % 14, Math.floor(n / 2744) % 14];
  const name = parts.map((part) => syllables[part]).join("");
  return commonNames[n] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The centre and the company with the most files, the last ones with few, and a name that is rare and one that is common. */
export const known = {
  largestCentre: "ctr_bench_0",
  smallCentre: `ctr_bench_${centres - 1}`,
  largestCompany: "cmp_bench_0",
  commonName: "martin",
  file: (n: number) => testId("file", n),
  person: (n: number) => testId("prs", n),
  task: (n: number) => testId("task", n),
};

/** States of a file and how many of a hundred are in it: most of what is kept is over. */
const shares = [
  ["admissible", 8],
  ["submitted", 2],
  ["scheduled", 2],
  ["withdrawn", 60],
  ["enrolled", 28],
] as const;

function stateNumbered(n: number): (typeof shares)[number][0] {
  let left = n % 100;
  for (const [state, share] of shares) {
    if (left < share) return state;
    left -= share;
  }
  return "withdrawn";
}

/** The day that a person was born: few share one, as an enrolment looks at who was born on the same. */
const bornOn = (n: number) => addDays("1955-01-01", Math.imul(n, 7919) % 18_000);

function fileNumbered(n: number): CandidateFile {
  const id = known.file(n);
  const [first, last] = [nameNumbered(100 + skewed(n, firstNames)), nameNumbered(skewed(n + 7, lastNames))];
  const createdOn = addDays("2020-01-06", n % 3000);
  const common = {
    candidate: {
      personId: known.person(n),
      civilStatus: civilStatusOf(first, last, bornOn(n)),
      email: `${first}.${last}.${n}@example.org`.toLowerCase(),
    },
    certification: certificationCode.options[n % certificationCode.options.length] ?? "CMI",
    createdAt: `${createdOn}T09:00:00.000Z`,
    centreId: `ctr_bench_${skewed(n + 13, centres)}`,
  };
  const state = stateNumbered(n);
  if (state === "enrolled")
    return {
      ...registeredEnrolment(id, createdOn),
      ...common,
      companyId: `cmp_bench_${skewed(n + 29, companies)}`,
    };
  return { ...fileIn(state), id, ...common } as CandidateFile;
}

function* put(writes: readonly Write[]): Generator<Item> {
  for (const write of writes) if ("put" in write) yield write.put;
}

/** How many files there are for one of the other things that lists show. */
const filesFor = { session: 8, task: 10, certificate: 4, export: 500 };

/** The session, the task, the certificate and the export that come with a file, where one does, and what finds them. */
function* besideFile(file: CandidateFile, n: number, at: string): Generator<Item> {
  const { certification, createdAt, candidate } = file;
  const comesWith = (kind: keyof typeof filesFor) => n % filesFor[kind] === 0;
  if (comesWith("session")) {
    const date = addDays("2024-01-08", (n / filesFor.session) % 2000);
    const session = { ...convened(), id: testId("ses", n), certification, date };
    yield* put(createSession(session));
    const scopes = scopesOfSession(session);
    const part = [certification, session.state];
    yield* entriesOf(
      { kind: "session", id: session.id, version: 1, scopes, order: date, part, words: [] },
      at,
    );
  }
  if (comesWith("task")) {
    const task: Task = {
      ...{ id: testId("task", n), version: 1, about: { kind: "session", id: testId("ses", n) } },
      ...{ openedAt: createdAt, state: n % 100 === 0 ? "open" : "done" },
      ...{ kind: "slots-to-follow", sessionId: testId("ses", n) },
    };
    yield* put([saveTask(task)]);
    const order = [...placeOfTask(task)].join("#");
    const part = [task.kind, task.state];
    yield* entriesOf(
      { kind: "task", id: task.id, version: 1, scopes: [scopeOfOemm], order, part, words: [] },
      at,
    );
  }
  if (comesWith("certificate")) {
    const certificate = {
      ...{
        number: `CQP-${String(n).padStart(10, "0")}`,
        version: 1,
        certification,
        referentialVersion: "2013-01",
      },
      ...{
        fileId: file.id,
        sheetId: testId("sheet", n),
        decidedOn: createdAt.slice(0, 10),
        issuedAt: createdAt,
      },
      holder: { civilStatus: candidate.civilStatus, personId: candidate.personId },
      bonus: { points: 1, amountCents: 100 },
    };
    yield* put([saveCertificate(undefined, certificate)]);
    const { number: id, decidedOn: order } = certificate;
    const words = wordsOfCertificate(certificate);
    const part = [certification];
    yield* entriesOf({ kind: "certificate", id, version: 1, scopes: [scopeOfOemm], order, part, words }, at);
  }
  if (comesWith("export")) {
    const requestedBy = { subject: "a-subject", name: "Odile" };
    const request = { list: "waiting-list" as const, format: "csv" as const };
    const asked = { id: testId("exp", n), request, requestedBy };
    yield* put([saveExport(undefined, requestExport(asked, guidePolicy.exports, createdAt))]);
  }
  if (file.path === "training" && file.state === "enrolled")
    yield* put(
      changeDeadlines([
        firstJuryDeadline({ ...file, firstJuryBy: addDays("2028-01-05", n % 700) }, "2027-01-05"),
      ]),
    );
}

/** The centres and the companies, and what finds them. */
function* parties(at: string): Generator<Item> {
  for (const [kind, count] of [
    ["centre", centres],
    ["company", companies],
  ] as const)
    for (let n = 0; n < count; n++) {
      const id = `${kind === "centre" ? "ctr" : "cmp"}_bench_${n}`;
      const name = `Organisme ${nameNumbered(n + 500)}`;
      const party = { id, version: 1, name, email: `${id}@example.org`, address: "1 rue", city: "Lyon" };
      yield* put([kind === "centre" ? saveCentre(undefined, party) : saveCompany(undefined, party)]);
      const words = wordsOfParty(party);
      yield* entriesOf({ kind, id, version: 1, scopes: [scopeOfOemm], order: name, words }, at);
    }
}

/** Files, each of a person of its own, and the entries that find both; what else lists show, in proportion. */
export function* population(files: number): Generator<Item> {
  yield* parties("2027-03-01T00:00:00.000Z");
  for (let n = 0; n < files; n++) {
    const file = fileNumbered(n);
    const at = `2027-03-01T${String(n % 24).padStart(2, "0")}:00:00.${String(n % 1000).padStart(3, "0")}Z`;
    yield* put(createFile(file));
    yield* entriesOf(listedFile(file), at);
    const { personId: id, civilStatus } = file.candidate;
    yield* put([savePerson({ id, version: 0 }, { id, version: 1, civilStatus })]);
    yield* entriesOf(personListed(id, file), at);
    yield* besideFile(file, n, at);
  }
}

function personListed(id: string, { candidate: { civilStatus, email } }: CandidateFile): ListedThing {
  const { firstNames: first, birthName } = civilStatus;
  return {
    kind: "person",
    id,
    version: 1,
    scopes: [scopeOfOemm],
    order: wordsOf(birthName, first).join(" "),
    words: wordsOf(first, birthName, id, email),
  };
}
