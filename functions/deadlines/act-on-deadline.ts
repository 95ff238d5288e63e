import { advanceDeadline, type Step } from "../../shared/domain/deadlines/advance.ts";
import { approvalStanding } from "../../shared/domain/deadlines/centre-approval.ts";
import { convocationStanding } from "../../shared/domain/deadlines/convocation-notice.ts";
import type { Deadline, Standing } from "../../shared/domain/deadlines/deadline.ts";
import { firstJuryStanding, lapseFile } from "../../shared/domain/deadlines/first-jury.ts";
import { domainsAtStake, validationStanding } from "../../shared/domain/deadlines/partial-validation.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { advancedDeadline, type DueDeadline, keyOfDue, parseDeadline } from "../../shared/store/deadlines.ts";
import { parseFile, saveFile } from "../../shared/store/files.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { fileKey, sessionKey } from "../../shared/store/keys.ts";
import { parseSession } from "../../shared/store/sessions.ts";
import { readTogether } from "../../shared/store/table.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { noticesOf } from "./notices.ts";

/** What was done about a deadline. */
export type ActedOn = Step["kind"];

const nothing: { kind: ActedOn } & SystemDecision = { kind: "nothing", writes: [], facts: [] };

/**
 * Does what is due about one deadline: its new state, the change of its file, and a fact for each person to write to,
 * in one transaction that depends on the versions read. Done again, it finds the deadline advanced and does nothing.
 */
export async function actOnDeadline(due: DueDeadline, runtime: Runtime): Promise<ActedOn> {
  let decided = nothing;
  await commitAsSystem(async () => {
    decided = await decide(due, dateInParis(runtime.now()));
    return decided;
  }, runtime);
  return decided.kind;
}

async function decide(due: DueDeadline, today: string): Promise<typeof nothing> {
  const { held, standing, file } = await loadDue(due);
  if (held === undefined) return nothing;
  const step = advanceDeadline(held, standing, today);
  if (step.kind === "nothing") return nothing;
  const moment = step.kind === "reminded" ? step.daysBefore : step.kind === "expired" ? "passed" : undefined;
  return {
    kind: step.kind,
    writes: [advancedDeadline(held, step.deadline), ...(step.kind === "expired" ? lapses(held, file) : [])],
    facts: moment === undefined ? [] : await noticesOf(held, file, moment),
  };
}

/** R-DATE-4: the file whose first appearance is overdue lapses. */
function lapses(held: Deadline, file: CandidateFile | undefined): Write[] {
  return held.kind === "first-jury" && file !== undefined ? saveFile(file, lapseFile(file)) : [];
}

interface LoadedDue {
  held: Deadline | undefined;
  standing: Standing;
  file?: CandidateFile | undefined;
}

/** A deadline and how its subject stands, read together; a subject that is gone leaves it without object. */
async function loadDue(due: DueDeadline): Promise<LoadedDue> {
  if (due.about.kind === "centre") {
    const centre = await loadCentre(due.about.id);
    const held = centre?.deadlines.find(({ kind, id }) => kind === due.kind && id === due.id);
    return { held, standing: approvalStanding(due.id, centre?.approvals ?? []) };
  }
  const subjectKey = due.about.kind === "session" ? sessionKey(due.about.id) : fileKey(due.about.id);
  const [item, subject] = await readTogether([keyOfDue(due), subjectKey]);
  const held = parseDeadline(item);
  if (due.about.kind === "session") {
    const session = parseSession(subject);
    return { held, standing: session === undefined ? "dropped" : convocationStanding(session) };
  }
  const file = parseFile(subject);
  if (held === undefined || file === undefined) return { held, standing: "dropped" };
  if (held.kind !== "partial-validation") return { held, file, standing: firstJuryStanding(file) };
  const holdings = await loadHoldingsOf(file);
  const atStake = domainsAtStake(held, holdings);
  const domains = atStake.length > 0 ? atStake : held.domains;
  return { held: { ...held, domains }, file, standing: validationStanding(atStake, holdings) };
}
