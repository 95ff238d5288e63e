import { pastTakenOver } from "../../events/past.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { validationDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import {
  type PastFault,
  type PastLine,
  pastReport,
  reportOfPast,
} from "../../shared/domain/past/read-past.ts";
import { type TakenOver, takeOver } from "../../shared/domain/past/take-over.ts";
import { unknownPerson } from "../../shared/domain/people/person.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import type { Holdings } from "../../shared/domain/validation/holdings.ts";
import { countedUse } from "../../shared/http/counted-use.ts";
import { fileBytes } from "../../shared/http/file-body.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { saveExpiries } from "../../shared/store/expiries.ts";
import { recordFacts } from "../../shared/store/facts.ts";
import { createFile } from "../../shared/store/files.ts";
import { saveHoldings } from "../../shared/store/holdings.ts";
import { takeNumber } from "../../shared/store/past.ts";
import { savePerson } from "../../shared/store/persons.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { csvTypes } from "../enrolment/imported-list.ts";
import { faultsOfPast, heldByPerson, numberKnown, type PastLineKnown, readPastList } from "./past-list.ts";

/** R-OEMM-3: OEMM takes over what was granted before the system: each line that has no fault, whole or not at all. */
export const route = defineRoute({
  method: "POST",
  path: "/imports/past",
  summary: "Reprendre des décisions antérieures au système à partir d’un fichier CSV",
  tag: "certificates",
  body: fileBytes,
  bodyTypes: csvTypes,
  reply: pastReport,
  timeoutSeconds: 29,
  needs: {
    table: {
      reads: ["ACCOUNT", "CERTIFICATE", "REFERENTIAL"],
      writes: ["ACCOUNT", "CANDIDATE", "CERTIFICATE", "FILE", "PERSON"],
      deletes: ["CANDIDATE"],
    },
  },
});

/** Persons who are written at the same time; the lines of one come one after the other. */
const personsAtOnce = 8;

/**
 * Lines are transactions of their own, and a list sent again takes nothing over twice, since its numbers are known by then.
 */
export const handler = serve(route, async ({ body, actor, newId, now, today }) => {
  const { faulty, persons } = await readPastList(body);
  // Before any line: were it counted with the answer, two lists at once would have one of them done again.
  await decideAgain(async () => commit([await countedUse(actor.subject, "imports", today)]));
  const lines = [...faulty];
  const given = { actor, newId, now, today };
  for (let start = 0; start < persons.length; start += personsAtOnce) {
    const some = persons.slice(start, start + personsAtOnce);
    lines.push(...(await Promise.all(some.map((theirs) => takeOverPerson(theirs, given)))).flat());
  }
  return { reply: reportOfPast(lines.sort((one, other) => one.line - other.line)) };
});

interface Given {
  actor: Actor;
  newId: (prefix: "prs" | "file" | "sheet") => string;
  now: Instant;
  today: CivilDate;
}

/** The lines of one person, who becomes known with the first that is written. */
async function takeOverPerson(theirs: readonly PastLineKnown[], given: Given): Promise<PastLine[]> {
  const { newId, now, today } = given;
  const person = unknownPerson(newId("prs"));
  const holds = heldByPerson(person.id);
  const lines: PastLine[] = [];
  let isKnown = false;
  for (const one of theirs) {
    const { line, holderName, asked, version, policy } = one;
    const shown = { line, holderName, number: asked.number };
    const held = holds.of(asked.certification);
    const faults = faultsOfPast(one, held, today);
    if (faults.length > 0 || version === undefined) {
      lines.push({ ...shown, faults });
      continue;
    }
    const ids = { fileId: newId("file"), sheetId: newId("sheet") };
    const taken = takeOver(asked, { version, held, ...ids, policy, now });
    const known = isKnown ? [] : [savePerson(person, { ...person, civilStatus: asked.person })];
    const fault = await commitLine([...known, ...writesOf(taken, held, given)]);
    if (fault === undefined) {
      holds.keep(taken.held);
      isKnown = true;
      lines.push({ ...shown, faults: [], fileId: ids.fileId });
    } else lines.push({ ...shown, faults: [fault] });
  }
  return lines;
}

function writesOf(
  { file, held, certificate }: TakenOver,
  before: Holdings,
  { actor, now, today }: Given,
): Write[] {
  const { id: fileId, candidate, certification, takenOver, enrolledOn: decidedOn } = file;
  if (takenOver === undefined) throw new Error(`${fileId} is not taken over`);
  const { number, granted } = takenOver;
  const standing = (one: Holdings) => ({ held: one, whole: one.certificateNumber !== undefined });
  const deadlines = validationDeadlines(standing(before), standing(held), fullName(candidate), today);
  const fact = pastTakenOver.of(fileId, { certification, granted, number, decidedOn });
  return [
    takeNumber({ number, fileId, personId: candidate.personId }),
    ...createFile(file),
    saveHoldings(held),
    ...(certificate === undefined ? [] : [saveCertificate(undefined, certificate)]),
    ...saveExpiries(before, held, { candidate, fileId }),
    ...changeDeadlines(deadlines),
    ...recordFacts([fact], { actor, at: now, runtime: systemRuntime }),
  ];
}

/** Commits what a line brings about; gives the fault that kept it from being. */
async function commitLine(writes: readonly Write[]): Promise<PastFault | undefined> {
  try {
    await decideAgain(() => commit(writes));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError && error.code === "past-known") return numberKnown;
    // The other lines go on: an answer that tells of no line would leave OEMM without what was written.
    (await openLogger()).error("a line could not be taken over", { error });
    return { message: "Cette ligne n’a pas pu être enregistrée\u00a0; envoyez-la de nouveau." };
  }
}
