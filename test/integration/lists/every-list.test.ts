import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import type { FactSubject } from "../../../events/fact.ts";
import { route as underWay } from "../../../functions/centre/list-candidates-under-way.ts";
import { route as centres } from "../../../functions/centre/list-centres.ts";
import { route as certificates } from "../../../functions/certificate/list-certificates.ts";
import { route as companies } from "../../../functions/company/list-companies.ts";
import { route as deadlines } from "../../../functions/deadlines/list-deadlines.ts";
import { route as runs } from "../../../functions/deadlines/list-runs.ts";
import { route as files } from "../../../functions/enrolment/list-files.ts";
import { route as history } from "../../../functions/enrolment/read-history.ts";
import { route as exported } from "../../../functions/exports/list-exports.ts";
import { route as members } from "../../../functions/jury/list-members.ts";
import { route as sessions } from "../../../functions/jury/list-sessions.ts";
import { route as waitingList } from "../../../functions/jury/waiting-list.ts";
import { route as waitingLists } from "../../../functions/jury/waiting-lists.ts";
import { route as blocks } from "../../../functions/mail/list-blocked-addresses.ts";
import { route as fileMails } from "../../../functions/mail/list-mails.ts";
import { route as sessionMails } from "../../../functions/mail/list-session-mails.ts";
import { route as people } from "../../../functions/people/list-people.ts";
import { route as persons } from "../../../functions/people/list-persons.ts";
import { route as rectifications } from "../../../functions/privacy/list-rectifications.ts";
import { route as versions } from "../../../functions/referential/read-history.ts";
import { route as tasks } from "../../../functions/tasks/list-tasks.ts";
import { route as fileReadings } from "../../../functions/trail/list-readings.ts";
import { route as ownTrail } from "../../../functions/trail/read-own-trail.ts";
import { route as trail } from "../../../functions/trail/read-trail.ts";
import { plainDescription } from "../../../infra/api-description.ts";
import { discoverFunctions } from "../../../infra/discover.ts";
import { rebuildEntries } from "../../../infra/operator/rebuild-entries.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import { approvalDeadlines } from "../../../shared/domain/deadlines/kinds/centre-approval.ts";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { requestExport } from "../../../shared/domain/exports/export-job.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { Task } from "../../../shared/domain/tasks/task.ts";
import { addDays, dateInParis } from "../../../shared/domain/time/civil-date.ts";
import { isNode, type Node, nodesUnder, optionsOf, resolved } from "../../../shared/http/description/walk.ts";
import type { Route } from "../../../shared/http/route.ts";
import { apiVersion } from "../../../shared/http/served-path.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { saveBlock } from "../../../shared/store/blocked-addresses.ts";
import { saveApproval, saveCentre } from "../../../shared/store/centres.ts";
import { saveCertificate } from "../../../shared/store/certificates.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { saveRun } from "../../../shared/store/deadline-runs.ts";
import { changeDeadlines } from "../../../shared/store/deadlines.ts";
import { saveExport } from "../../../shared/store/exports.ts";
import { recordFacts } from "../../../shared/store/facts.ts";
import { createFile } from "../../../shared/store/files.ts";
import { newMail, saveMail } from "../../../shared/store/mails.ts";
import { saveMember } from "../../../shared/store/members.ts";
import { savePerson } from "../../../shared/store/persons.ts";
import { readings } from "../../../shared/store/readings.ts";
import { createSession } from "../../../shared/store/sessions.ts";
import { saveStaff } from "../../../shared/store/staff.ts";
import { saveTask } from "../../../shared/store/tasks.ts";
import { commit, type Write } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { approval, fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { convened, member, planned } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";

useTable();

const today = dateInParis(new Date().toISOString());
const inFuture = "2099-01-01T00:00:00Z";
const [centreId, companyId, memberId, self] = ["ctr_a_centre", "cmp_a_company", "jur_a_member", "a-person"];

/** Two of each thing that lists find, which differ in all that narrows and orders lists. */
function population(): Write[][] {
  const candidate = (n: number, name: string, personId: string) => ({
    personId,
    civilStatus: civilStatusOf(name, "Exemple"),
    email: `contact.${n}@example.org`,
  });
  const held: CandidateFile[] = [
    { ...fileIn("admissible"), id: testId("file", 1), candidate: candidate(1, "Amina", self), centreId },
    {
      ...fileIn("submitted"),
      id: testId("file", 2),
      candidate: candidate(2, "Bruno", self),
      centreId,
      certification: "CMC",
      createdAt: "2027-01-05T09:00:00Z",
    },
    ...[3, 4].map((n) => ({
      ...registeredEnrolment(testId("file", n), addDays(today, n - 30)),
      candidate: candidate(n, n === 3 ? "Chloé" : "David", testId("prs", n)),
      certification: n === 3 ? ("CMI" as const) : ("CMC" as const),
      firstJuryBy: `${today.slice(0, 8)}${n === 3 ? "27" : "28"}`,
      companyId,
      centreId,
    })),
  ];
  const party = (name: string) => ({
    version: 1,
    name,
    email: `${name}@example.org`,
    address: "1 rue",
    city: "Lyon",
  });
  const ofMember = member(1, "employer", { id: memberId, name: "Alix" });
  const sitting = [ofMember, member(2, "employer"), member(3, "employee"), member(4, "employee")];
  const session = { ...convened(), members: sitting };
  const issued = (n: number, certification: "CMI" | "CMC", name: string) => ({
    number: `CQP-0000${n}-00000-0000`,
    version: 1,
    certification,
    referentialVersion: "2013-01",
    fileId: testId("file", n),
    sheetId: testId("sheet", n),
    holder: { civilStatus: civilStatusOf(name, "Exemple"), personId: testId("prs", n) },
    decidedOn: `2027-01-0${n}`,
    issuedAt: `2027-01-0${n}T09:00:00Z`,
    bonus: { points: 1, amountCents: 100 },
  });
  const approvals = (["CMI", "CMC"] as const).map((certification, n) => ({
    ...approval,
    centreId,
    certification,
    until: addDays(today, 400 + n),
  }));
  const asked = (n: number) => ({
    id: testId("task", n),
    version: 1,
    about: { kind: "session", id: testId("ses", 1) },
    openedAt: "2026-01-01T09:00:00Z",
  });
  const due = (n: number, date: string): Task => ({
    ...asked(n),
    state: "open",
    kind: "convocations-due",
    certification: "CMI",
    date,
    lastDay: date,
  });
  const ulid = (n: number) => String(n).padStart(26, "0");
  const mails = ["file", "session"].flatMap((kind) =>
    [1, 2].map((n) => {
      const about = { kind: kind as "file" | "session", id: testId(kind === "file" ? "file" : "ses", 1) };
      return saveMail(0, newMail({ id: ulid(n), about }, "2027-01-05T09:00:00Z").mail);
    }),
  );
  const blocked = [1, 2].map((n) =>
    saveBlock(0, {
      ...{
        address: `contact.${n}@example.org`,
        state: "blocked",
        cause: "bounced",
        reason: "Adresse inconnue.",
      },
      blockedAt: `2027-01-0${n}T09:00:00Z`,
    }),
  );
  const invited = (n: number) => ({
    ...{ id: testId("per", n), version: 1, partyId: companyId, name: "Nadia", role: "member" as const },
    ...{
      email: `n${n}@example.org`,
      account: `n${n}@example.org`,
      active: true,
      invitedAt: "2027-01-05T09:00:00Z",
    },
  });
  const jobs = [1, 2].map((n) =>
    saveExport(
      undefined,
      requestExport(
        {
          id: testId("exp", n),
          request: { list: "waiting-list", format: "csv" },
          requestedBy: { subject: "a-subject", name: "Odile" },
        },
        guidePolicy.exports,
        `2027-01-0${n}T09:00:00Z`,
      ),
    ),
  );
  const wrong = (n: number) =>
    saveTask({
      ...{ id: testId("task", n), version: 1, state: "open" as const, kind: "rectification" as const },
      ...{
        about: { kind: "person" as const, id: self },
        openedAt: `2027-01-0${n}T09:00:00Z`,
        wrong: "Mon nom.",
        email: "a@example.org",
      },
    });
  const by = { actor: systemActor, at: "2027-01-05T09:00:00Z", runtime: systemRuntime };
  const told = (about: FactSubject) =>
    [1, 2].flatMap(() => [
      ...recordFacts([{ type: "file.submitted", version: 1, about, data: {} }], by),
      ...recordFacts([{ type: "file.read", version: 1, about, data: { what: "file" } }], by, readings),
    ]);
  return [
    [...mails, ...blocked, ...jobs, wrong(8), wrong(9)],
    saveStaff({ people: [], version: 0 }, invited(1), undefined),
    saveStaff({ people: [invited(1)], version: 1 }, invited(2), undefined),
    [
      ...told({ kind: "file", id: testId("file", 1) }),
      ...told({ kind: "certification", id: "CMI" }),
      ...told({ kind: "person", id: self }),
    ],
    ...held.map((file) => [
      ...createFile(file),
      ...changeDeadlines([firstJuryDeadline(file, addDays(today, -20))]),
    ]),
    [
      ...["Alpha", "Beta"].flatMap((name, n) => [
        saveCompany(undefined, { ...party(name), id: n === 0 ? companyId : "cmp_beta" }),
        saveCentre(undefined, { ...party(name), id: n === 0 ? centreId : "ctr_beta" }),
      ]),
      ...approvals.map(saveApproval),
      ...changeDeadlines(approvalDeadlines(approvals, [], today)),
      saveMember(undefined, ofMember),
      saveMember(undefined, member(2, "employee", { name: "Béa" })),
      ...["Amina", "Bruno"].map((name, n) => {
        const id = testId("prs", 10 + n);
        return savePerson(
          { id, version: 0 },
          { id, version: 1, civilStatus: civilStatusOf(name, "Exemple") },
        );
      }),
    ],
    [
      ...createSession(session),
      ...createSession({ ...session, id: testId("ses", 2), certification: "CMC", date: "2027-06-01" }),
      ...createSession({
        ...session,
        id: testId("ses", 4),
        certification: "CMC",
        date: "2027-07-01",
        state: "cancelled",
      }),
      ...createSession({ ...planned(), id: testId("ses", 3), date: "2027-09-01" }),
      saveCertificate(undefined, issued(1, "CMI", "Amina")),
      saveCertificate(undefined, issued(2, "CMC", "Bruno")),
      saveTask(due(1, addDays(today, 10))),
      saveTask(due(2, addDays(today, 20))),
      saveTask({
        ...asked(3),
        state: "done",
        kind: "slots-to-follow",
        sessionId: testId("ses", 1),
      }),
      saveTask({ ...asked(4), state: "open", kind: "slots-to-follow", sessionId: testId("ses", 2) }),
    ],
  ];
}

type Asking = "oemm" | "company" | "centre" | "jury-member" | "candidate";
const acting = {
  oemm: { partyId: "oemm" },
  company: { partyId: companyId },
  centre: { partyId: centreId },
  "jury-member": { partyId: memberId },
  candidate: "self",
} as const;

/** A list with a value of each parameter that makes it another one, and those that a role is refused. */
interface List {
  route: Route;
  entry: string;
  path?: Record<string, string>;
  values: Record<string, string>;
  asked: Partial<Record<Asking, { refused?: string[]; values?: Record<string, string> }>>;
}

const found = { count: "true", updatedSince: inFuture };
const since = { updatedSince: inFuture };
const oemm = { oemm: {} };
const lists: List[] = [
  {
    route: files,
    entry: "enrolment/list-files",
    values: {
      ...found,
      q: "amina",
      certification: "CMC",
      state: "submitted,withdrawn",
      path: "training",
      sort: "-created",
      as: "evaluator",
      centre: "ctr_beta",
      company: "cmp_beta",
      person: self,
    },
    asked: {
      oemm: {},
      centre: { refused: ["centre", "company", "person"] },
      company: { refused: ["centre", "company", "person"], values: { q: "david", path: "vae" } },
      candidate: { refused: ["centre", "company", "person"], values: { count: "true" } },
    },
  },
  {
    route: companies,
    entry: "company/list-companies",
    values: { ...found, q: "bet", sort: "-name" },
    asked: oemm,
  },
  {
    route: centres,
    entry: "centre/list-centres",
    values: { ...found, q: "bet", sort: "-name" },
    asked: oemm,
  },
  { route: members, entry: "jury/list-members", values: { ...found, q: "bea", sort: "-name" }, asked: oemm },
  {
    route: persons,
    entry: "people/list-persons",
    values: { ...found, q: "brun", sort: "-name" },
    asked: oemm,
  },
  {
    route: certificates,
    entry: "certificate/list-certificates",
    values: { ...found, q: "brun", certification: "CMC,AC", from: "2027-01-02", sort: "-decided" },
    asked: oemm,
  },
  {
    route: sessions,
    entry: "jury/list-sessions",
    values: { ...found, certification: "CMC", state: "convened,opened", from: "2027-05-01", sort: "-date" },
    asked: { oemm: {}, "jury-member": {} },
  },
  {
    route: tasks,
    entry: "tasks/list-tasks",
    values: {
      ...found,
      state: "open,done",
      kind: "convocations-due,mail-lost",
      from: addDays(today, 15),
      sort: "-date",
    },
    asked: oemm,
  },
  {
    route: deadlines,
    entry: "deadlines/list-deadlines",
    values: {
      month: "2031-01",
      kind: "centre-approval,session-held",
      certification: "CMC,AC",
      centre: "ctr_beta",
      company: "cmp_beta",
      sort: "-date",
      count: "true",
      updatedSince: inFuture,
    },
    asked: {
      oemm: {},
      company: { refused: ["centre", "company"] },
      centre: { refused: ["centre", "company"], values: { kind: "first-jury" } },
    },
  },
  {
    route: underWay,
    entry: "centre/list-candidates-under-way",
    path: { centreId },
    values: {
      certification: "CMC",
      service: "training",
      standing: "in-force",
      state: "enrolled,draft",
      updatedSince: inFuture,
    },
    asked: oemm,
  },
  { route: waitingLists, entry: "jury/waiting-lists", values: { reached: "true" }, asked: oemm },
  { route: waitingList, entry: "jury/waiting-list", path: { code: "CMC" }, values: since, asked: oemm },
  {
    route: fileMails,
    entry: "mail/list-mails",
    path: { fileId: testId("file", 1) },
    values: { ...since, state: "withheld,posted" },
    asked: { oemm: {}, candidate: {} },
  },
  {
    route: sessionMails,
    entry: "mail/list-session-mails",
    path: { sessionId: testId("ses", 1) },
    values: { ...since, state: "withheld,posted" },
    asked: oemm,
  },
  { route: blocks, entry: "mail/list-blocked-addresses", values: since, asked: oemm },
  {
    route: people,
    entry: "people/list-people",
    path: { partyId: companyId },
    values: since,
    asked: { oemm: {}, company: {} },
  },
  { route: runs, entry: "deadlines/list-runs", values: since, asked: oemm },
  {
    route: exported,
    entry: "exports/list-exports",
    values: { ...since, state: "running,ready" },
    asked: oemm,
  },
  {
    route: rectifications,
    entry: "privacy/list-rectifications",
    values: { ...since, state: "done" },
    asked: { candidate: {} },
  },
  {
    route: history,
    entry: "enrolment/read-history",
    path: { fileId: testId("file", 1) },
    values: {},
    asked: { oemm: {}, centre: {}, candidate: {} },
  },
  {
    route: fileReadings,
    entry: "trail/list-readings",
    path: { fileId: testId("file", 1) },
    values: {},
    asked: { oemm: {}, candidate: {} },
  },
  { route: versions, entry: "referential/read-history", path: { code: "CMI" }, values: {}, asked: oemm },
  {
    route: trail,
    entry: "trail/read-trail",
    path: { kind: "file", id: testId("file", 1) },
    values: {},
    asked: oemm,
  },
  { route: ownTrail, entry: "trail/read-own-trail", values: {}, asked: { candidate: {} } },
];

/** Lists that don't tell what changed since, each with why. */
const untold: Readonly<Record<string, string>> = {
  "/certifications": "six, public, with a tag; versions are added and never changed",
  "/certifications/{code}/approved-centres": "public, as it stands on a day that is asked for",
  "/certifications/{code}/history": "facts never change, and the newest come first",
  "/certifications/{code}/versions": "versions never change",
  "/changes": "it tells what changed",
  "/files/whole": "each file comes with its tag",
  "/files/{fileId}/documents": "read whole, with a tag; the feed tells the file's changes",
  "/files/{fileId}/history": "facts never change, and the newest come first",
  "/files/{fileId}/readings": "readings never change, and the newest come first",
  "/me/trail": "sealed entries never change, and the newest come first",
  "/sessions/{sessionId}/documents": "read whole, with a tag; the feed tells the session's changes",
  "/trails/{kind}/{id}": "sealed entries never change, and the newest come first",
  "/waiting-lists": "six numbers, with a tag",
};

beforeAll(async () => {
  for (const writes of population()) await commit(writes);
  for (const n of [1, 2])
    await saveRun({
      ...{ id: testId("run", n), startedAt: `2027-01-0${n}T05:00:00Z`, from: "2027-01-01", to: "2027-01-02" },
      ...{ read: 0, batches: 0, capacity: 0 },
    });
  await rebuildEntries();
});

const paging = ["limit", "cursor"];
const parametersOf = (route: Route) =>
  Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {}).filter(
    (name) => !paging.includes(name),
  );

const everyList = async () =>
  (await discoverFunctions()).flatMap(({ declared }) =>
    declared.kind === "route" && declared.route.method === "GET" && "items" in shapeOf(declared.route)
      ? [declared.route]
      : [],
  );

it("goes through every list that is narrowed, ordered, searched or counted, or comes in pages", async () => {
  const tried = lists.map(({ route }) => route.path);
  // Those of what is public, the feed, and what is read by identifiers have tests of their own.
  const apart = ["/certifications/{code}/approved-centres", "/changes", "/files/whole"];
  expect(
    (await everyList())
      .filter(({ query }) => query !== undefined)
      .map(({ path }) => path)
      .filter((path) => !apart.includes(path))
      .sort(),
  ).toEqual([...tried].sort());
});

it("each list tells what changed since, but those whose items never change or that are short and read whole", async () => {
  const silent = (await everyList()).filter((route) => !parametersOf(route).includes("updatedSince"));
  expect(silent.map(({ path }) => path).sort()).toEqual(Object.keys(untold).sort());
});

/** What the description says of a list: what its things have, and which parameters it takes, by their type, and demands. */
interface DescribedList {
  path: string;
  things: string[];
  takes: Record<string, unknown>;
  demands: string[];
}

/** Every list that the description has, found by its answer. */
async function describedLists(): Promise<DescribedList[]> {
  const description = await plainDescription();
  const within = (node: Node, ...names: string[]) =>
    names.reduce(
      (held, name) => {
        const inner = held[name];
        return isNode(inner) ? resolved(inner, description) : {};
      },
      resolved(node, description),
    );
  return nodesUnder(description, "paths").flatMap(([path, { get: operation }]) => {
    if (!isNode(operation)) return [];
    const answer = within(operation, "responses", "200", "content", "application/json", "schema");
    const listed = within(answer, "properties", "items", "items");
    if (Object.keys(listed).length === 0) return [];
    const kinds = [listed, ...optionsOf(listed).map((one) => resolved(one, description))];
    const parameters = [operation["parameters"]].flat().filter(isNode);
    const taken = parameters.map((one) => resolved(one, description)).filter((one) => one["in"] === "query");
    return {
      path: path.replace(apiVersion, ""),
      things: kinds.flatMap((kind) => nodesUnder(kind, "properties").map(([name]) => name)),
      takes: Object.fromEntries(taken.map((one) => [String(one["name"]), within(one, "schema")["type"]])),
      demands: taken.filter((one) => one["required"] === true).map((one) => String(one["name"])),
    };
  });
}

/** Lists whose things have a state and that no states narrow, each with why. */
const ofOneState: Readonly<Record<string, string>> = {
  "/blocked-addresses": "each is blocked",
  "/files/{fileId}/documents": "a few, read whole",
  "/sessions/{sessionId}/documents": "a few, read whole",
  "/certifications/{code}/waiting-list": "each waits for a jury",
};

it("each list of things that have a state is narrowed by several states", async () => {
  const lists = await describedLists();
  expect(lists.length).toBeGreaterThan(25);
  const stateless = lists.filter(
    ({ things, takes }) => things.includes("state") && takes["state"] !== "array",
  );
  expect(stateless.map(({ path }) => path).sort()).toEqual(Object.keys(ofOneState).sort());
});

it("no list demands that its reader narrow it, but what is read by identifiers", async () => {
  const demanding = (await describedLists()).filter(({ demands }) => demands.length > 0);
  expect(Object.fromEntries(demanding.map(({ path, demands }) => [path, demands]))).toEqual({
    "/files/whole": ["ids"],
  });
});

it("each list that comes in pages tells the next one by a cursor that it takes", async () => {
  const paged = (await describedLists()).filter(({ takes }) => "limit" in takes);
  expect(paged.length).toBeGreaterThan(20);
  expect(paged.filter(({ takes }) => !("cursor" in takes)).map(({ path }) => path)).toEqual(["/changes"]);
});

/** Lists that come in one order and are not counted, each with why. */
const inOneOrder: Readonly<Record<string, string>> = {
  "/certifications/{code}/approved-centres": "public, read whole",
  "/blocked-addresses": "a few, the last first",
  "/centres/{centreId}/candidates-under-way": "of one centre, with its approvals",
  "/certifications": "six",
  "/exports": "of one account, for some days",
  "/files/{fileId}/documents": "of one file, read whole",
  "/files/{fileId}/mails": "of one file",
  "/parties/{partyId}/people": "of one organisation",
  "/files/{fileId}/readings": "a trail, as it was written",
  "/me/rectifications": "of one person",
  "/deadline-runs": "one a day",
  "/sessions/{sessionId}/documents": "of one session, read whole",
  "/sessions/{sessionId}/mails": "of one session",
  "/certifications/{code}/versions": "of one certification",
  "/changes": "a feed, as it was written",
  "/files/whole": "those that are named",
  "/files/{fileId}/history": "a trail, as it was written",
  "/certifications/{code}/history": "a trail, as it was written",
  "/me/trail": "a trail, as it was written",
  "/trails/{kind}/{id}": "a trail, as it was written",
  "/certifications/{code}/waiting-list": "the longest waiting first; it says whether there are enough",
  "/waiting-lists": "six",
};

it("each list is sorted and counted as its reader asks, but those of one thing, of few or of what is over", async () => {
  const unsorted = (await describedLists()).filter(({ takes }) => !("sort" in takes && "count" in takes));
  expect(unsorted.map(({ path }) => path).sort()).toEqual(Object.keys(inOneOrder).sort());
});

function shapeOf({ reply }: Route): object {
  return (reply as { shape?: object } | undefined)?.shape ?? {};
}

describe.each(lists)("$route.path", ({ route, entry, path, values, asked }) => {
  const file = new URL(`../../../functions/${entry}.ts`, import.meta.url).pathname;
  const roles = Object.entries(asked) as [Asking, NonNullable<List["asked"][Asking]>][];
  const ask = (as: Asking, query: Record<string, string>) =>
    callRoute(file, route, { query, as: acting[as], ...(path === undefined ? {} : { path }) });

  it("has a value for each of its parameters", () => {
    expect(Object.keys(values).sort()).toEqual(parametersOf(route).sort());
  });

  it.each(roles.flatMap(([role, told]) => parametersOf(route).map((name) => [role, name, told] as const)))(
    "%s: %s is effective, or refused by its name",
    async (role, name, { refused = [], values: own = {} }) => {
      const { statusCode, body } = await ask(role, { [name]: own[name] ?? values[name] ?? "" });
      if (refused.includes(name)) {
        expect(statusCode).toBe(400);
        expect(body.errors).toMatchObject([{ in: "query", field: name }]);
        return;
      }
      expect({ statusCode, errors: body.errors }).toEqual({ statusCode: 200 });
      const whole = (await ask(role, {})).body;
      expect(body).not.toEqual(whole);
      if (name !== "updatedSince") return;
      expect(body.items).toEqual([]);
      const { asOf, ...all } = (await ask(role, { updatedSince: "2000-01-01T00:00:00Z" })).body;
      expect(Date.parse(asOf)).toBeLessThan(Date.now());
      expect(all.items).toHaveLength(whole.items.length);
      for (const item of all.items)
        expect(item).toMatchObject({ version: expect.any(Number), updatedAt: expect.any(String) });
    },
  );

  it.each(roles.map(([role]) => role))("%s: refuses a parameter that it doesn't have", async (role) => {
    const { statusCode, body } = await ask(role, { nothing: "1" });
    expect(statusCode).toBe(400);
    expect(body.errors).toMatchObject([{ in: "query" }]);
  });

  it.each(roles.filter(() => "limit" in ((route.query as { shape?: object })?.shape ?? {})))(
    "%s: is read page by page, by cursors that tell nothing",
    async (role) => {
      const whole = (await ask(role, {})).body.items;
      const first = (await ask(role, { limit: "1" })).body;
      if (whole.length < 2) return;
      expect(first.next).toMatch(/^[\w-]{20,}$/);
      const paged = [...first.items];
      let next: string | undefined = first.next;
      for (let n = 0; next !== undefined && n < 20; n++) {
        const page: { items: object[]; next?: string } = (await ask(role, { limit: "1", cursor: next })).body;
        paged.push(...page.items);
        next = page.next;
      }
      expect(paged).toEqual(whole);
    },
  );
});
