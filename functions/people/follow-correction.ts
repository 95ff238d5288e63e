import { readFact } from "../../events/fact.ts";
import { sessionChanged } from "../../events/jury.ts";
import { civilStatusCorrected, fileRenamed } from "../../events/persons.ts";
import { documentsToReprint } from "../../shared/domain/document/reprint.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import type { CivilStatus } from "../../shared/domain/people/civil-status.ts";
import { underRightName } from "../../shared/domain/people/correction.ts";
import { everyCertificateNumber } from "../../shared/domain/validation/holdings.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCertificate, saveCertificate } from "../../shared/store/certificates.ts";
import { renameDeadlines } from "../../shared/store/deadlines.ts";
import { renameExpiries } from "../../shared/store/expiries.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";
import { everyFileOf } from "../../shared/store/files-of-person.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { loadPerson } from "../../shared/store/persons.ts";
import { loadSession, saveSession } from "../../shared/store/sessions.ts";

/** Brings what names a person whose civil status was corrected under the right name, one file at a time. */
export const trigger = defineTrigger({
  name: "people/follow-correction",
  kind: "facts",
  purpose: "Brings files, certificates and lists under a corrected name",
  facts: [civilStatusCorrected],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 60,
  needs: {
    table: {
      reads: ["CANDIDATE", "CERTIFICATE", "FILE", "PERSON", "REFERENTIAL", "SESSION"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "CERTIFICATE", "COMPANY", "FILE", "SESSION"],
      deletes: ["COMPANY"],
      checks: ["CANDIDATE"],
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const { motive } = civilStatusCorrected.read(fact);
  const personId = fact.about.id;
  for await (const { id } of everyFileOf(personId))
    await commitAsSystem(() => rename(id, personId, motive), systemRuntime, fact.actor);
});

type Motive = ReturnType<typeof civilStatusCorrected.read>["motive"];

/**
 * R-PER-5: a file, its certificate and what lists show of it under the name that its person has now. What was signed
 * stays as it was signed, sheets and closed sessions: printed again, a sheet bears the right name.
 */
async function rename(fileId: string, personId: string, motive: Motive): Promise<SystemDecision> {
  const [person, contents] = await Promise.all([loadPerson(personId), loadFile(fileId)]);
  const civilStatus = person.civilStatus;
  const file =
    civilStatus === undefined || contents?.file.candidate.personId !== personId
      ? undefined
      : underRightName(contents.file, civilStatus);
  if (contents === undefined || civilStatus === undefined || file === undefined)
    return { writes: [], facts: [] };
  const holdings = await loadHoldingsOf(file);
  const [certificates, session, expiries] = await Promise.all([
    Promise.all(everyCertificateNumber(holdings).map(loadCertificate)),
    renamedSession(file.sessionId, fileId, civilStatus),
    renameExpiries(holdings, fullName(file.candidate)),
  ]);
  const issued = certificates.filter((one) => one !== undefined).filter((one) => one.fileId === fileId);
  const certificateNumber = issued.find(({ withdrawnAt }) => withdrawnAt === undefined)?.number;
  const documents = documentsToReprint(file, { ...contents, certificateNumber });
  return {
    writes: [
      ...saveFile(contents.file, file),
      ...renameDeadlines(contents.deadlines, fullName(file.candidate)),
      ...expiries,
      ...issued.map((one) => saveCertificate(one, { ...one, holder: { personId, civilStatus } })),
      ...session.writes,
    ],
    facts: [fileRenamed.of(fileId, { motive, documents }), ...session.facts],
  };
}

/** R-PER-5: the session that is to hear a file calls its candidate by the right name, and its schedule with it. */
async function renamedSession(
  sessionId: string | undefined,
  fileId: string,
  civilStatus: CivilStatus,
): Promise<SystemDecision> {
  const session = sessionId === undefined ? undefined : await loadSession(sessionId);
  if (session === undefined || session.state === "closed" || session.state === "cancelled")
    return { writes: [], facts: [] };
  const slots = session.slots.map((slot) =>
    slot.fileId === fileId ? (underRightName(slot, civilStatus) ?? slot) : slot,
  );
  const told = { date: session.date, candidates: slots.length };
  return {
    writes: saveSession(session, { ...session, slots }),
    facts: session.state === "planned" ? [] : [sessionChanged.of(session.id, told)],
  };
}
