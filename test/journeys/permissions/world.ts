import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeJwt, importJWK, SignJWT } from "jose";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../../demo/client.ts";
import { acceptEvaluation } from "../../../demo/evaluators.ts";
import { acceptInvitation, signedInAs } from "../../../demo/invitations.ts";
import { prepare } from "../../../demo/preparation.ts";
import { decideSession } from "../../../demo/session-story.ts";
import type { LocalStack } from "../../../infra/local/stack.ts";
import { type PastColumn, pastColumns } from "../../../shared/domain/past/past-columns.ts";
import { addDays } from "../../../shared/domain/time/civil-date.ts";
import {
  draftTraining,
  type Readying,
  registeredTrainingFile,
  submitTrainingFile,
  submittedVaeFile,
} from "../../support/candidates.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";
import type { Caller, Target } from "./expected.ts";

/** What the parameters of a path name, for a caller. */
export type Place = Readonly<Record<string, string>>;

/** Callers, what is asked about, and callers who are let in nowhere but where all are. */
export interface World {
  clientOf(caller: Caller, target: Target): ApiClient;
  placeOf(caller: Caller, target: Target): Place;
  /** To be answered 401. */
  unsigned: ReadonlyMap<string, ApiClient>;
  /** Signed in, for a capacity that is not theirs, or not any more: 403. */
  withoutCapacity: ReadonlyMap<string, ApiClient>;
  /** A manager of the company until a moment ago, with a token of before. */
  leaver: ApiClient;
  /** An enrolment whose employee has not answered. */
  askedFile: string;
}

const company = "cmp_demo_mutuelle";
const formerNumber = "CMI-2011-037";
const former: Partial<Record<PastColumn, string>> = {
  ...{ nom_naissance: "Ancienne", prenoms: "Élodie", date_naissance: "17/05/1970", certification: "CMI" },
  ...{ voie: "VAE", numero: formerNumber, date_decision: "30/06/2011" },
};
const formerCertificate = [pastColumns, pastColumns.map((column) => former[column] ?? "")]
  .map((row) => row.join(";"))
  .join("\r\n");
const endedCentre = "ctr_termine";

/** The world that expectations speak of; `dataDir` is the stack's. */
export async function permissionsWorld(stack: LocalStack, dataDir: string): Promise<World> {
  const { urls } = stack;
  const stage = stageOn(stack);
  const { people, today } = stage;
  const { oemm } = people;
  const approval = currentApproval();
  await prepare(people, approval);
  const client = async (account: string, actingAs?: string) =>
    apiClient(urls.api, await demoToken(urls.identity, account), actingAs);

  // Parties, and people whose capacity is not or no longer theirs.
  const describe = (path: string, name: string) =>
    oemm.call("PUT", path, { name, email: "accueil@autre.example.org", address: "1 rue", city: "Paris" });
  await describe("/companies/cmp_autre", "Autre mutuelle");
  await describe("/centres/ctr_demo_nantes", "Formation Nantes");
  await describe(`/centres/${endedCentre}`, "Centre terminé");
  await oemm.call("PUT", "/jury-members/jur_demo_salarie_3", {
    name: "Simone Exemple",
    email: "salarie-3@jury.example.org",
    side: "employee",
    organisation: "Syndicat A",
  });
  const give = async (partyId: string, email: string, role: string) => {
    const { id } = await oemm.call("POST", `/parties/${partyId}/people`, { name: "Personne", email, role });
    return id as string;
  };
  const given = async (partyId: string, email: string, role = "manager") => {
    await give(partyId, email, role);
    return acceptInvitation(urls, email, partyId);
  };
  const memberId = await give(company, "membre@mutuelle.example.org", "member");
  const companyMember = await acceptInvitation(urls, "membre@mutuelle.example.org", company);
  const otherCompany = await given("cmp_autre", "rh@autre.example.org");
  const ended = await given(endedCentre, "accueil@termine.example.org");
  const oemmMember = await given("oemm", "olga@oemm.example.org", "member");
  await give(company, "invite@mutuelle.example.org", "manager");
  const invited = await signedInAs(urls, "invite@mutuelle.example.org", company);
  const leaver = await give(company, "parti@mutuelle.example.org", "manager");
  const before = await acceptInvitation(urls, "parti@mutuelle.example.org", company);
  await oemm.call("PATCH", `/parties/${company}/people/${leaver}`, { active: false });
  const deactivated = await signedInAs(urls, "parti@mutuelle.example.org", company);

  // A file of the centre whose approval ended, then the files of sessions: closed, convened, cancelled, planned.
  const lasting = (until: string) => ({ certification: "CMI", service: "vae", from: approval.from, until });
  const approve = (until: string) =>
    oemm.call("POST", `/centres/${endedCentre}/approvals`, { ...lasting(until), decidedOn: approval.from });
  await approve(approval.until);
  const left = await (await client("bruno")).call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: { civilStatus: civilStatusOf("Bruno", "Exemple"), email: "bruno@candidats.example.org" },
    centreId: endedCentre,
  });
  const photo = await (await client("bruno")).call("POST", `/files/${left.id}/evidence`, {
    ...{ category: "cv", title: "CV", domains: [], fileName: "cv.pdf" },
    ...{ contentType: "application/pdf", size: 2000 },
  });
  await approve(addDays(today, -1));

  const ready = (certification: string, email: string): Readying => ({
    ...{ stack, people, certification, email, today },
  });
  const vaeFile = await submittedVaeFile(ready("CMI", "amina@candidats.example.org"));
  const waitingFile = await submittedVaeFile(ready("CMI", "chloe@candidats.example.org"));
  const inTraining = ready("CRD", "david@candidats.example.org");
  const trainingFile = await registeredTrainingFile(inTraining);
  await people.company.call("PUT", `/files/${trainingFile}/evaluators`, {
    evaluators: [
      { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
      { role: "tutor", name: "Théo Exemple", email: "theo@mutuelle.example.org" },
    ],
  });
  await acceptEvaluation(trainingFile, await signedInAs(urls, "theo@mutuelle.example.org"));
  await submitTrainingFile(inTraining, trainingFile);
  const closed = await decideSession(stage, {
    ...{ certification: "CMI", date: today, fileIds: [vaeFile] },
    granted: (_, code) => code !== "CMI-7",
  });
  const planSession = async (certification: string, file: string, days: number): Promise<string> => {
    const { id } = await oemm.call("POST", "/sessions", {
      ...{ certification, date: addDays(today, days), startTime: "09:00", fileIds: [file] },
      place: { kind: "remote", url: "https://visio.example.org/jury" },
      memberIds: [...people.members.keys()],
    });
    return id;
  };
  const convened = await planSession("CRD", trainingFile, 30);
  await oemm.call("POST", `/sessions/${convened}/convocation`, {});
  const cancelled = await planSession("CMI", waitingFile, 35);
  await oemm.call("POST", `/sessions/${cancelled}/convocation`, {});
  await oemm.call("POST", `/sessions/${cancelled}/cancellation`);
  const planned = await planSession("CMI", waitingFile, 40);

  const asked = { civilStatus: civilStatusOf("Inès", "Exemple"), email: "ines@candidats.example.org" };
  const { id: askedFile } = await draftTraining(people.company, "CMI", asked);

  // A certificate that is withdrawn and restored as long as it is asked for, of a holder who is no caller.
  const { body: past } = await oemm.send("POST", "/imports/past", formerCertificate, {
    "content-type": "text/csv",
  });
  if (past.ready !== 1) throw new Error("no former certificate");

  // A task, an export and a daily run.
  for (const [email, firstNames] of [
    ["marie@candidats.example.org", "Marie"],
    ["maria@candidats.example.org", "Maria"],
  ] as const) {
    const candidate = { civilStatus: civilStatusOf(firstNames, "Exemple", "1988-02-29"), email };
    await (await signedInAs(urls, email)).call("POST", "/files", {
      ...{ path: "vae", certification: "CMI", candidate },
    });
  }
  const { id: exportId } = await oemm.call("POST", "/exports", { list: "certificates", format: "csv" });
  const daily = stack.schedules.names.find((name) => name.includes("dailyrun"));
  await stack.schedules.run(daily ?? "");
  await stack.settled();
  const { items: tasks } = await oemm.call("GET", "/tasks?state=open");
  const { items: runs } = await oemm.call("GET", "/deadline-runs");

  const session = await oemm.call("GET", `/sessions/${closed}`);
  const chair = people.members.get(session.chair);
  const [, second] = [...people.members].filter(([id]) => id !== session.chair);
  const [fileMails, sessionMails] = await Promise.all(
    [`/files/${vaeFile}/mails`, `/sessions/${convened}/mails`].map((path) => oemm.call("GET", path)),
  );
  const pieces = new Map<string, string>([[left.id, photo.evidence.id]]);
  for (const id of [vaeFile, trainingFile]) {
    const { evidence } = await oemm.call("GET", `/files/${id}`);
    pieces.set(id, evidence.find(({ category }: { category: string }) => category !== "position-proof").id);
  }
  if (chair === undefined || second === undefined) throw new Error("no jury");

  const owner = {
    vae: await signedInAs(urls, "amina@candidats.example.org"),
    training: await signedInAs(urls, "david@candidats.example.org"),
  };
  const person = await signedInAs(urls, "autre@candidats.example.org");
  const clients: Record<Exclude<Caller, "owner">, ApiClient> = {
    ...{ person, companyMember, otherCompany, endedCentre: ended, oemmMember, oemmManager: oemm },
    ...{ company: people.company, centre: people.centre, evaluator: people.tutor },
    replaced: await signedInAs(urls, "theo@mutuelle.example.org"),
    otherCentre: await client("centre-nantes", "ctr_demo_nantes"),
    planned: second[1],
    convened: second[1],
    closed: chair,
    cancelled: second[1],
    notSitting: await client("salarie-3", "jur_demo_salarie_3"),
  };

  const fileOf = (caller: Caller, target: Target): string => {
    // Who sits on all four sessions asks for the file of the one that is meant.
    if ((caller === "planned" || caller === "cancelled") && target !== "other") return waitingFile;
    if (caller === "endedCentre" && target === "vae") return left.id;
    return target === "training" && caller !== "closed" ? trainingFile : vaeFile;
  };
  const sessions: Partial<Record<Caller, string>> = { planned, closed, cancelled };
  const sessionOf = (caller: Caller) => sessions[caller] ?? convened;
  const heard = new Map([
    [planned, waitingFile],
    [cancelled, waitingFile],
    [closed, vaeFile],
    [convened, trainingFile],
  ]);
  const { sheetId } = session.slots[0];
  const placeOf = (caller: Caller, target: Target): Place => {
    const sessionId = sessionOf(caller);
    const fileId = target === "session" ? (heard.get(sessionId) ?? "") : fileOf(caller, target);
    const printed: Place = {
      vae: { kind: "decision-sheet", reference: sheetId },
      training: { kind: "booklet", reference: trainingFile },
      session: { kind: "schedule", reference: sessionId },
      other: {},
    }[target];
    return {
      ...nothing,
      ...{ fileId, sessionId, sheetId, ...printed },
      ...{ partyId: company, companyId: company, centreId: "ctr_demo_lyon", memberId: "jur_demo_salarie_1" },
      ...{ personId: memberId, code: "CMI", domainCode: "CMI-1", moduleCode: "M1", page: "index.html" },
      ...{ evidenceId: pieces.get(fileId) ?? pieces.get(vaeFile) ?? "", number: formerNumber },
      mailId: (target === "session" ? sessionMails : fileMails).items[0].id,
      ...{ taskId: tasks[0].id, exportId, runId: runs[0].id },
    };
  };

  const token = await demoToken(urls.identity, "amina");
  const [head = "", claims = "", signature = ""] = token.split(".");
  const forged = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: "demo-oemm" })).toString("base64url");
  const idToken = async () => {
    const body = new URLSearchParams({ account: "oemm" });
    const answer = await fetch(`${urls.identity}/token`, { method: "POST", body });
    return ((await answer.json()) as { id_token: string }).id_token;
  };
  return {
    clientOf: (caller, target) =>
      caller === "owner" ? owner[target === "training" ? "training" : "vae"] : clients[caller],
    placeOf,
    unsigned: new Map([
      ["no token", apiClient(urls.api)],
      ["a token with other claims", apiClient(urls.api, [head, forged, signature].join("."), "oemm")],
      ["a token with another signature", apiClient(urls.api, [head, claims, forged].join("."))],
      ["an expired token", apiClient(urls.api, await expired(token, dataDir))],
      ["an identity token", apiClient(urls.api, await idToken(), "oemm")],
    ]),
    withoutCapacity: new Map([
      ["invited, who has not accepted", invited],
      ["deactivated", deactivated],
    ]),
    leaver: before,
    askedFile,
  };
}

const none = "0".repeat(26);

/** What names nothing, by the parameters of paths. */
export const nothing: Place = {
  ...{
    fileId: `file_${none}`,
    sessionId: `ses_${none}`,
    sheetId: `sheet_${none}`,
    evidenceId: `evd_${none}`,
  },
  ...{
    taskId: `task_${none}`,
    exportId: `exp_${none}`,
    copyId: `cpy_${none}`,
    runId: `run_${none}`,
    personId: `per_${none}`,
  },
  ...{ partyId: "cmp_absente", companyId: "cmp_absente", centreId: "ctr_absent" },
};

/** A token as the issuer signed it, that ran out a minute ago. */
async function expired(token: string, dataDir: string): Promise<string> {
  const key = JSON.parse(await readFile(join(dataDir, "identity", "key.json"), "utf8"));
  const signed = await importJWK(key, key.alg);
  return new SignJWT({ ...decodeJwt(token), exp: Math.floor(Date.now() / 1000) - 60 })
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .sign(signed);
}
