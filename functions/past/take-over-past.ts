import { pastTakenOver } from "../../events/past.ts";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { validationDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { sameEnd } from "../../shared/domain/id-end.ts";
import {
  type PastFault,
  type PastLine,
  pastReport,
  reportOfPast,
} from "../../shared/domain/past/read-past.ts";
import { type TakenOver, takeOver } from "../../shared/domain/past/take-over.ts";
import { unknownPerson } from "../../shared/domain/people/person.ts";
import type { CertificationCode } from "../../shared/domain/referential/certification.ts";
import type { CivilDate, Instant } from "../../shared/domain/time/civil-date.ts";
import type { Holdings } from "../../shared/domain/validation/holdings.ts";
import { countBefore } from "../../shared/http/counted-use.ts";
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
import { loadHoldingsOf, saveHoldings } from "../../shared/store/holdings.ts";
import { inGroups } from "../../shared/store/in-groups.ts";
import { loadTakenOver, type TakenNumber, takeNumber } from "../../shared/store/past.ts";
import { savePerson } from "../../shared/store/persons.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { leavesUnfinished, Unfinished } from "../../shared/store/unavailable.ts";
import { csvTypes } from "../enrolment/imported-list.ts";
import { faultsOfPast, heldByPerson, numberKnown, type PastLineKnown, readPastList } from "./past-list.ts";

/** R-OEMM-3: OEMM takes over what was granted before the system: each line that has no fault, whole or not at all. */
export const route = defineRoute({
  name: "past/take-over-past",
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
      reads: ["ACCOUNT", "CANDIDATE", "CERTIFICATE", "REFERENTIAL"],
      writes: ["ACCOUNT", "CANDIDATE", "CERTIFICATE", "FILE", "PERSON"],
      deletes: ["CANDIDATE"],
    },
  },
});

/** Persons who are written at the same time; the lines of one come one after the other. */
const personsAtOnce = 8;

/**
 * Lines are transactions of their own, and a list sent again takes nothing over twice, since its numbers are known by then. The
 * repetition of a request, even while it is under way, tells the files that the request made: they end as its own would. It goes on where a line failed for what passes.
 */
export const handler = serve(route, async ({ body, actor, newId, idOf, now, today }) => {
  const { faulty, persons } = await readPastList(body);
  await countBefore(actor.subject, "imports", today, idOf("use", "list"));
  const given = { actor, newId, idOf, now, today };
  const taken = await inGroups(persons, personsAtOnce, (theirs) => takeOverPerson(theirs, given));
  const lines = [...faulty, ...taken.flat()];
  return { reply: reportOfPast(lines.sort((one, other) => one.line - other.line)) };
});

interface Given {
  actor: Actor;
  newId: (prefix: "prs" | "sheet") => string;
  /** The identifier of what a part of the request makes: its end is that of each repetition. */
  idOf: (prefix: "file", part: string) => string;
  now: Instant;
  today: CivilDate;
}

/** The lines of one person, who becomes known with the first that is written. */
async function takeOverPerson(theirs: readonly PastLineKnown[], given: Given): Promise<PastLine[]> {
  const { newId, idOf, now, today } = given;
  let person = unknownPerson(newId("prs"));
  let holds = heldByPerson(person.id);
  const lines: PastLine[] = [];
  let isKnown = false;
  /** Goes on from what this very request took over before, or takes over at the same time. */
  const goOnFrom = async ({ personId }: TakenNumber, certification: CertificationCode) => {
    if (person.id !== personId) {
      person = unknownPerson(personId);
      holds = heldByPerson(personId);
    }
    isKnown = true;
    holds.find(await loadHoldingsOf({ candidate: { personId }, certification }));
  };
  for (const one of theirs) {
    const { line, holderName, asked, version, policy } = one;
    const shown = { line, holderName, number: asked.number };
    const fileId = idOf("file", asked.number);
    if (one.known !== undefined && sameEnd(one.known.fileId, fileId)) {
      await goOnFrom(one.known, asked.certification);
      lines.push({ ...shown, faults: [], fileId: one.known.fileId });
      continue;
    }
    const held = holds.of(asked.certification);
    const faults = faultsOfPast(one, held, today);
    if (faults.length > 0 || version === undefined) {
      lines.push({ ...shown, faults });
      continue;
    }
    const ids = { fileId, sheetId: newId("sheet") };
    const taken = takeOver(asked, { version, held, ...ids, policy, now });
    const known = isKnown ? [] : [savePerson(person, { ...person, civilStatus: asked.person })];
    const number = { number: asked.number, fileId, personId: person.id };
    const written = await commitLine(number, [...known, ...writesOf(taken, held, given)]);
    if ("message" in written) lines.push({ ...shown, faults: [written] });
    else {
      if (written === number) holds.keep(taken.held);
      else await goOnFrom(written, asked.certification);
      isKnown = true;
      lines.push({ ...shown, faults: [], fileId: written.fileId });
    }
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

/**
 * Commits what a line brings about; gives what is taken over under its number by then, be it by the same request at the same time, or
 * the fault that kept it from being.
 * @throws Unfinished where the same would be written by a repetition.
 */
async function commitLine(number: TakenNumber, writes: readonly Write[]): Promise<TakenNumber | PastFault> {
  try {
    await decideAgain(() => commit(writes));
    return number;
  } catch (error) {
    const before = await loadTakenOver(number.number);
    if (before !== undefined && sameEnd(before.fileId, number.fileId)) return before;
    if (error instanceof DomainError && error.code === "past-known") return numberKnown;
    if (leavesUnfinished(error)) throw new Unfinished(error);
    // The other lines go on: an answer that tells of no line would leave OEMM without what was written.
    (await openLogger()).error("a line could not be taken over", { error });
    return { message: "Cette ligne n’a pas pu être enregistrée\u00a0; envoyez-la de nouveau." };
  }
}
