import { civilStatusOf } from "../../../demo/civil-status.ts";
import { followSheet } from "../../../functions/jury/follow-sheet.ts";
import { approvalDeadlines } from "../../../shared/domain/deadlines/kinds/centre-approval.ts";
import { convocationDeadline } from "../../../shared/domain/deadlines/kinds/convocation-notice.ts";
import { firstJuryDeadline } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { withdrawFile } from "../../../shared/domain/enrolment/submission.ts";
import { cancelSession, conveneSession } from "../../../shared/domain/jury/convene.ts";
import type { JurySession } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainCodes } from "../../../shared/domain/referential/versions.ts";
import { domainsToPresent } from "../../../shared/domain/validation/acquired-domain.ts";
import { presentedOn } from "../../../shared/domain/validation/decision-sheet.ts";
import {
  followCorrection,
  recordAbsence,
  recordDecision,
} from "../../../shared/domain/validation/file-outcome.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { loadCentre, saveApproval, saveCentre } from "../../../shared/store/centres.ts";
import { saveCompany } from "../../../shared/store/companies.ts";
import { advancedDeadline, changeDeadlines } from "../../../shared/store/deadlines.ts";
import { decideAgain } from "../../../shared/store/decide-again.ts";
import { createFile, loadFile, saveFile } from "../../../shared/store/files.ts";
import { loadHoldingsOf } from "../../../shared/store/holdings.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { saveReminderChoice } from "../../../shared/store/reminder-choices.ts";
import { createSession, loadSession, saveSession } from "../../../shared/store/sessions.ts";
import { commit, type Write } from "../../../shared/store/transaction.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { centreOfTraining } from "./mailbox-model.ts";

const validity = guidePolicy.partialValidity.vae;

/**
 * The facts that begin, move and close deadlines, written as the routes write them: the domain decides on what was
 * read, and a transaction that others overtook is decided again.
 */

function again(decide: () => Promise<readonly Write[]>): Promise<void> {
  return decideAgain(async () => {
    const writes = await decide();
    if (writes.length > 0) await commit(writes);
  });
}

/** A company or a centre with an address of its own. */
export async function settleParty(id: string, email: string): Promise<void> {
  const described = {
    id,
    version: 1,
    name: `Exemple ${id}`,
    email,
    address: "1 rue Exemple",
    city: "Nantes",
  };
  await commit([id.startsWith("cmp") ? saveCompany(undefined, described) : saveCentre(undefined, described)]);
}

export async function chooseReminders(partyId: string, digestOnly: boolean): Promise<void> {
  await commit([saveReminderChoice(partyId, digestOnly ? "digest" : "each")]);
}

export async function enrol(
  id: string,
  path: "training" | "vae",
  given: { email: string; partyId: string; today: string },
): Promise<void> {
  const { email, partyId, today } = given;
  const person = { personId: email, civilStatus: civilStatusOf("Ève", "Exemple"), email };
  if (path === "vae") {
    const file = fileIn("submitted", { id, candidate: person, centreId: partyId });
    await commit(createFile(file));
    return;
  }
  const { interview, submittedAt } = fileIn("submitted");
  const ready = { interview, submittedAt, individualPath: { modules: [] } };
  const follow = { companyId: partyId, centreId: centreOfTraining };
  const file = { ...registeredEnrolment(id, today), ...ready, candidate: person, ...follow };
  await commit([...createFile(file), ...changeDeadlines([firstJuryDeadline(file, today)])]);
}

/** A session is to hear the file. */
export async function schedule(id: string): Promise<void> {
  await again(async () => {
    const { file } = await fileOf(id);
    return saveFile(file, { ...file, state: "scheduled", sessionId: testId("ses", 1) } as typeof file);
  });
}

export async function absent(id: string): Promise<void> {
  await again(async () => {
    const { file } = await fileOf(id);
    return saveFile(file, recordAbsence(file));
  });
}

export async function withdraw(id: string, today: string): Promise<void> {
  await again(async () => {
    const { file, deadlines } = await fileOf(id);
    if (file.state === "lapsed") return [];
    const after = withdrawFile(file);
    const running = deadlines.some(({ kind, state }) => kind === "first-jury" && state === "running");
    return [
      ...saveFile(file, after),
      ...changeDeadlines([running ? firstJuryDeadline(after, today) : undefined]),
    ];
  });
}

/** What a sheet brings: the domains that it grants, and whether the whole CQP is held. */
export interface Outcome {
  granted: readonly string[];
  whole: boolean;
}

/** The chair signs a decision that grants so many of the domains that the candidate does not hold, or all of them. */
export async function decide(id: string, today: string, wanted: number | "all"): Promise<Outcome> {
  let told: Outcome = { granted: [], whole: false };
  await again(async () => {
    const { file } = await fileOf(id);
    const [held, certification] = await Promise.all([loadHoldingsOf(file), certificationOfFile(file)]);
    const codes = domainCodes(certification);
    const presented = domainsToPresent(codes, held.acquired, today);
    const granted = someOf(presented, wanted);
    const now = systemRuntime.now();
    const sheet = writeSheet(file, decisionGranting(presented, granted), {
      id: systemRuntime.newId("sheet"),
      number: "FD-1",
      sessionId: testId("ses", 1),
      domainCodes: codes,
      acquiredBefore: held.acquired,
      decidedOn: today,
      chair: { memberId: "jur_exemple", name: "Paule Exemple" },
      signedAt: now,
      validity,
    });
    told = { granted, whole: sheet.validation === "full" };
    const followed = await followSheet(held, sheet, file, {
      domainCodes: codes,
      bonus: guidePolicy.bonus,
      random: systemRuntime.random,
      now,
    });
    const decided = recordDecision(file, sheet);
    const first = file.path === "training" && file.appearedOn === undefined;
    return [
      ...saveFile(file, decided, { sheet }),
      ...changeDeadlines([first ? firstJuryDeadline(decided, today) : undefined]),
      ...followed.writes,
    ];
  });
  return told;
}

/** The chair corrects the last sheet, see {@link decide}. */
export async function correct(id: string, wanted: number | "all"): Promise<Outcome> {
  let told: Outcome = { granted: [], whole: false };
  await again(async () => {
    const { file, sheets } = await fileOf(id);
    const [held, certification] = await Promise.all([loadHoldingsOf(file), certificationOfFile(file)]);
    const last = sheets.find((sheet) => sheet.id === held.lastSheetId);
    if (last === undefined) throw new Error(`no sheet of ${id}`);
    const codes = domainCodes(certification);
    const [presented, now] = [presentedOn(last), systemRuntime.now()];
    const granted = someOf(presented, wanted);
    const given = { id: systemRuntime.newId("sheet"), domainCodes: codes, signedAt: now };
    const sheet = correctSheet(last, decisionGranting(presented, granted), given);
    told = { granted, whole: sheet.validation === "full" };
    const { random } = systemRuntime;
    const { bonus } = guidePolicy;
    const followed = await followSheet(held, sheet, file, { domainCodes: codes, bonus, random, now });
    return [...saveFile(file, followCorrection(file, sheet), { sheet }), ...followed.writes];
  });
  return told;
}

function someOf(presented: readonly string[], wanted: number | "all"): readonly string[] {
  return wanted === "all" ? presented : presented.slice(0, Math.min(wanted, presented.length - 1));
}

export async function approve(
  centreId: string,
  given: { certification: "CMI" | "CRD"; service: "training" | "vae"; from: string; until: string },
  today: string,
): Promise<void> {
  await again(async () => {
    const found = await loadCentre(centreId);
    if (found === undefined) throw new Error("no centre");
    const replaced = found.approvals.find(
      (held) =>
        held.certification === given.certification &&
        held.service === given.service &&
        held.from === given.from,
    );
    const recorded = { ...given, decidedOn: today, centreId, version: (replaced?.version ?? 0) + 1 };
    const approvals = [...found.approvals.filter((held) => held !== replaced), recorded];
    return [
      saveApproval(recorded),
      ...approvalDeadlines(approvals, found.deadlines, today).map((after) =>
        advancedDeadline(
          found.deadlines.find((held) => held.id === after.id),
          after,
        ),
      ),
    ];
  });
}

export async function planSession(id: string, date: string, today: string): Promise<void> {
  const member = (n: number, side: "employer" | "employee") => ({
    id: `jur_exemple_${n}`,
    version: 1,
    name: `Membre ${n}`,
    email: `membre${n}@example.org`,
    side,
    organisation: "Exemple",
    representsOemm: false,
  });
  const session: JurySession = {
    id,
    version: 1,
    state: "planned",
    certification: "CMI",
    format: "presentation",
    date,
    noticeDays: guidePolicy.jury.convocationNotice.count,
    place: { kind: "on-site", address: "1 rue Exemple" },
    members: [member(1, "employer"), member(2, "employer"), member(3, "employee"), member(4, "employee")],
    slots: [],
    sequence: 0,
    createdAt: systemRuntime.now(),
  };
  await commit([
    ...createSession(session),
    ...changeDeadlines([convocationDeadline(undefined, session, today)]),
  ]);
}

export async function changeSession(
  id: string,
  change: { date: string } | "convene" | "cancel",
  today: string,
): Promise<void> {
  await again(async () => {
    const session = await loadSession(id);
    if (session === undefined || session.state !== "planned") return [];
    const after =
      change === "convene"
        ? conveneSession(session, "Urgence", today)
        : change === "cancel"
          ? cancelSession(session)
          : { ...session, date: change.date };
    return [...saveSession(session, after), ...changeDeadlines([convocationDeadline(session, after, today)])];
  });
}

async function fileOf(id: string) {
  const whole = await loadFile(id);
  if (whole === undefined) throw new Error(`no file ${id}`);
  return whole;
}
