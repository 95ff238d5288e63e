import { beforeAll, expect, it } from "vitest";
import { codeSentTo } from "../../demo/addresses.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { acceptInvitation, signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import { decideSession } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { apiDescription, declaredOperations } from "../../infra/api-description.ts";
import type { Access } from "../../shared/domain/access/permissions.ts";
import { operationId } from "../../shared/http/openapi.ts";
import { registeredTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { type ExampleRequest, exampleRequests } from "../support/described-examples.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { admitEnrolledVae } from "../support/prepared-files.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

/*
 * What a reader meets who presses "try it" on each operation of the description: what its examples ask for is sent by one who
 * may, where the things that they name are there under names of their own. That each answer is as it is described, refusals
 * too, is compared by the stack.
 */

const stack = useLocalStack();
let stage: Stage;
let requests: ExampleRequest[] = [];
const may = new Map<string, Access>();

/** The names that examples give things. */
const named = {
  file: "file_01JZ8M4Q7V2X9K3N5P6R8T0WYC",
  session: "ses_01JZ8M4Q7V2X9K3N5P6R8T0WYE",
  evidence: "evd_01JZ8M4Q7V2X9K3N5P6R8T0WYD",
  sheet: "sheet_01JZ8M4Q7V2X9K3N5P6R8T0WYF",
  task: "task_01JZ8M4Q7V2X9K3N5P6R8T0WYG",
  copy: "cpy_01JZ8M4Q7V2X9K3N5P6R8T0WYJ",
  mail: "01JZ8M4Q7V2X9K3N5P6R8T0WYN",
  person: "per_01JZ8M4Q7V2X9K3N5P6R8T0WYM",
  job: "exp_01JZ8M4Q7V2X9K3N5P6R8T0WYH",
  number: "CQP-H2Y94-NDT7K-B1WK",
};
type Thing = keyof typeof named;

/** Files in which operations are tried: at the beginning of each path, before a jury, after it. */
const owners = {
  vae: "camille.morel@example.org",
  admitted: "chloe@example.org",
  training: "david@example.org",
  draft: "",
  waiting: "bruno@example.org",
  certified: "anne@example.org",
};
type Place = keyof typeof owners;
/** What there is here under those names. */
const world: Record<Place, Partial<Record<Thing, string>>> = {
  vae: {},
  admitted: {},
  training: {},
  draft: {},
  waiting: {},
  certified: {},
};
/** What stands elsewhere than its permission tells. */
const places: Readonly<Record<string, Place>> = {
  planSession: "waiting",
  closeFile: "admitted",
  acceptEvaluation: "training",
  declineEvaluation: "training",
  describeEnrolment: "draft",
  readSheet: "certified",
  proposeCorrection: "certified",
  countersignCorrection: "certified",
  readCorrection: "certified",
  reopenCorrection: "certified",
  readAppearance: "waiting",
  askAbsence: "waiting",
  askExtraTime: "waiting",
  verifyCertificate: "certified",
  openVerificationPage: "certified",
  withdrawCertificate: "certified",
  restoreCertificate: "certified",
  importEnrolments: "training",
  listFileDocuments: "certified",
};
/** What ends things, or changes whose they are: tried when all else was. */
const last = [
  "restoreCertificate",
  "stepBackFromSession",
  "cancelSession",
  "removeEvidence",
  "withdrawFile",
  "closeFile",
  "reopenFile",
  "resumeFile",
  "mergeCentre",
  "mergeCompany",
  "moveAccount",
];
/** What others need. */
const first = [
  "askAddressProof",
  "enrol",
  "requestCopy",
  "askRectification",
  "requestEvidenceUpload",
  "planSession",
  "requestExport",
  "invitePerson",
  "chooseCentre",
  "changeCompany",
  "recordInterview",
  "definePath",
  "takeOverPast",
  "recordExperience",
  "nameEvaluators",
  "acceptEvaluation",
];
/** Who is invited by the example of another operation. */
const invited: Readonly<Record<string, string>> = {
  acceptEvaluation: "hugo.lambert@example.org",
  giveOpinion: "hugo.lambert@example.org",
  reviewProgress: "hugo.lambert@example.org",
};

beforeAll(async () => {
  const declared = await declaredOperations();
  for (const one of declared) may.set(operationId(one.name, declared), one.route.may);
  const rank = ({ operation }: ExampleRequest) =>
    first.includes(operation) ? first.indexOf(operation) - 100 : last.indexOf(operation);
  requests = exampleRequests(await apiDescription()).sort((one, other) => rank(one) - rank(other));
  stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  await people.oemm.call("PUT", "/centres/ctr_demo_paris", centreOf("Paris"));
  await people.oemm.call("PUT", "/companies/cmp_demo_union", {
    name: "Union Exemple",
    email: "rh@union.example.org",
    address: "2 place de l’Exemple, 75015 Paris",
    city: "Paris",
  });
  const seats = { martin: "employer", petit: "employer", durand: "employee", leroy: "employee" };
  for (const [name, side] of Object.entries(seats))
    await people.oemm.call("PUT", `/jury-members/jur_${name}`, {
      name: `Claude ${name}`,
      email: `${name}@example.org`,
      side,
      organisation: "Exemple",
      representsOemm: name === "martin",
    });
  const example = requests.find((one) => one.operation === "enrol" && one.example === "vae");
  const chloe = await signedInAs(stack().urls, owners.admitted);
  const hers = {
    ...(example?.body as object),
    candidate: { civilStatus: civilStatusOf("Chloé", "Exemple"), email: owners.admitted },
  };
  world.admitted.file = (await chloe.call("POST", "/files", hers)).id;
  await admitEnrolledVae(stack(), world.admitted.file ?? "");
  await acceptInvitation(stack().urls, "martin@example.org", "jur_martin");
  const readying = (email: string) => ({ stack: stack(), people, certification: "CMI", email, today });
  world.training.file = await registeredTrainingFile(readying(owners.training));
  world.waiting.file = await submittedVaeFile(readying(owners.waiting));
  const file = await submittedVaeFile(readying(owners.certified));
  const session = await decideSession(stage, {
    certification: "CMI",
    date: today,
    fileIds: [file],
    granted: () => true,
  });
  const { decisionSheets } = await people.oemm.call("GET", `/files/${file}`);
  const certificates = await people.oemm.call("GET", "/certificates");
  const number = certificates.items[0].number;
  world.certified = { file, session, sheet: decisionSheets[0].id, number };
}, 120_000);

function centreOf(city: string) {
  return {
    name: `Formation Mutualiste ${city}`,
    email: `centre-${city.toLowerCase()}@centres.example.org`,
    phone: "04 65 71 12 34",
    address: `12 rue de l’Exemple, ${city}`,
    city,
  };
}

function placeOf(operation: string): Place {
  const access = may.get(operation);
  if (places[operation] !== undefined) return places[operation];
  if (access !== undefined && "session" in access) return "waiting";
  return access !== undefined && "path" in access ? (access.path as Place) : "vae";
}

/** Who presses: one of those who may, before OEMM who may in their stead. */
async function presser({ operation, example }: ExampleRequest): Promise<ApiClient> {
  const access = may.get(operation);
  const { people } = stage;
  if (access === undefined || "public" in access) return people.visitor;
  const who: readonly string[] =
    "roles" in access ? access.roles : "file" in access ? access.file : access.session;
  const place = placeOf(operation);
  const owner = () => person(owners[place]);
  if (invited[operation] !== undefined) return person(invited[operation]);
  if (example === "training" || (["training", "draft"].includes(place) && who.includes("company")))
    return people.company;
  if (who.includes("owner") || who.includes("candidate")) return owner();
  if (who.includes("oemm")) return people.oemm;
  if (who.includes("chosen-centre")) return people.centre;
  if (who.includes("company")) return people.company;
  const seat = place === "waiting" ? undefined : people.members.values().next().value;
  return seat ?? person("martin@example.org", "jur_martin");
}

const signedIn = new Map<string, Promise<ApiClient>>();

/** A person, who signs in once. */
function person(email: string, actingAs?: string): Promise<ApiClient> {
  const client = signedIn.get(email) ?? signedInAs(stack().urls, email, actingAs);
  signedIn.set(email, client);
  return client;
}

/** A body as it is sent: the code that proves an address is that of the mail, as the operation's description says. */
async function withMailedCode({ operation, body }: ExampleRequest): Promise<string> {
  if (operation !== "proveAddress") return typeof body === "string" ? body : JSON.stringify(body);
  const { email } = body as { email: string };
  return JSON.stringify({ email, code: await codeSentTo(stack().urls.mail, email) });
}

/** What is refused, by its status and kind: what the world would have to be for its success. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // Who proposed it may not sign it.
  "403 not-a-countersigner": ["countersignCorrection"],
  // There is none of it here: a run, a document, a letter, a mail that came back, persons alike.
  "404 not-found": [
    "comparePersons",
    "divideAddress",
    "downloadFileDocument",
    "downloadSessionDocument",
    "grantJoined",
    "joinPersons",
    "liftBlock",
    "postLetter",
    "readDeadlineRun",
    "refuseExtraTime",
    "resendSessionMail",
    "separatePersons",
    "tellApart",
  ],
  // The example before it accepted.
  "409 invitation-answered": ["declineInvitation"],
  // A code is in a mail, and an invitation is answered once.
  "409 invitation-unknown": ["acceptEnrolment", "declineEnrolment", "declineEvaluation"],
  // The mail of the file was not lost.
  "409 mail-not-lost": ["resendFileMail"],
  // A code is in a mail.
  "409 move-unknown": ["takeOverAccount"],
  // Its bytes were not sent.
  "409 no-signed-attendance": ["readSignedAttendance"],
  // The number is of a member who signs under it.
  "409 number-of-another": ["describeJuryMember"],
  // Its bytes were not sent.
  "409 proof-missing": ["correctCivilStatus"],
  // The day of the example is to come.
  "409 session-not-today": ["openSession"],
  // The bytes of its pieces were not sent.
  "409 supporting-document-missing": ["ruleOnAdmissibility admissible"],
  // Its file or its jury is in another state by then.
  "409 transition-refused": [
    "adjournSession",
    "announceSignedAttendance",
    "answerAbsence",
    "answerDomain",
    "askAbsence",
    "closeSession",
    "correctAbsence",
    "describePositions",
    "downloadEvidence",
    "markAttendance",
    "moveSlot exemple-1",
    "moveSlot exemple-2",
    "proposeAgreement",
    "recordOutcome absent",
    "recordOutcome decided",
    "recordOutcome excused",
    "recordPaperAcceptance",
    "registerEnrolment",
    "removeEvidence",
    "reopenFile",
    "replaceChair",
    "resumeFile",
    "signAgreement",
    "signOutcome",
    "submitFile",
    "withdrawFile",
  ],
  // The task that is there is ended by an answer to the person.
  "409 verdict-needed": ["completeTask"],
};

it("every example is taken: what is asked is done, or refused by a rule", { timeout: 120_000 }, async () => {
  const met: Record<string, string> = {};
  for (const request of requests) {
    const { operation, example, method, type } = request;
    const things = world[placeOf(operation)];
    const here = (text: string) =>
      Object.entries(named).reduce(
        (all, [thing, name]) => all.replaceAll(name, things[thing as Thing] ?? name),
        text,
      );
    const written = await withMailedCode(request);
    const client = await presser(request);
    const answer = await client.send(
      method,
      here(request.path).replace(/^\/v1/, ""),
      request.body === undefined ? undefined : here(written),
      type === undefined ? {} : { "content-type": type },
    );
    const { status, body } = answer;
    met[example === "exemple" ? operation : `${operation} ${example}`] =
      status < 400
        ? String(status)
        : `${status} ${String(body.type ?? "page")
            .split(":")
            .at(-1)}`;
    if (status >= 400) continue;
    if (operation === "requestEvidenceUpload") world.vae.evidence = body.evidence.id;
    if (operation === "planSession") world.waiting.session = body.id;
    if (operation === "enrol") world[example === "vae" ? "vae" : "draft"].file = body.id;
    if (operation === "requestExport") world.vae.job = body.id;
    if (operation === "invitePerson") world.vae.person = body.id;
    if (operation === "requestCopy") world.vae.copy = body.id;
    if (operation === "askRectification") world.vae.task = body.id;
    if (operation === "listFileMails") world.vae.mail = body.items[0]?.id;
  }
  const refused = Map.groupBy(
    Object.keys(met).filter((name) => !/^[23]\d\d$/.test(met[name] ?? "")),
    (name) => met[name] ?? "",
  );
  expect(Object.fromEntries([...refused].map(([told, names]) => [told, names.sort()]))).toEqual(expected);
  expect(Object.keys(met).length).toBeGreaterThan(170);
});
