import {
  certificateGrantedByJoining,
  certificateRestored,
  certificateWithdrawn,
} from "../../events/certificate.ts";
import {
  absenceTold,
  appearanceTold,
  fileGivenTold,
  fileOverTold,
  resultTold,
} from "../../events/concerned.ts";
import {
  centreChosen,
  companyChanged,
  fileClosed,
  fileEnrolled,
  fileWithdrawn,
  fileWithdrawnByOemm,
} from "../../events/enrolment.ts";
import { type Fact, type NewFact, readFact } from "../../events/fact.ts";
import {
  absenceCorrected,
  absenceRecorded,
  candidateAdjourned,
  candidateConvened,
  decisionCorrected,
  decisionSigned,
} from "../../events/jury.ts";
import { enrolmentRegistered } from "../../events/training.ts";
import { type ConcernedParty, concernedBy, peopleTold } from "../../shared/domain/access/concerned.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadAppearanceMessages } from "../../shared/store/mails.ts";
import { loadStaff } from "../../shared/store/staff.ts";
import { loadToldOfFile, saveToldOfFile } from "../../shared/store/told-of-files.ts";
import { toldAfter } from "../tasks/undone-work.ts";
import { appearanceOfConcerned, type To } from "./about-concerned.ts";

/** R-DAY-7: tells the company and the centre of a candidate of what concerns them: a fact for each person to write to. */
export const trigger = defineTrigger({
  name: "mail/tell-concerned",
  kind: "facts",
  purpose: "Tells companies and centres of what concerns their candidates",
  facts: [
    fileEnrolled,
    enrolmentRegistered,
    centreChosen,
    companyChanged,
    candidateConvened,
    absenceRecorded,
    absenceCorrected,
    candidateAdjourned,
    decisionSigned,
    decisionCorrected,
    certificateWithdrawn,
    certificateRestored,
    certificateGrantedByJoining,
    fileWithdrawn,
    fileWithdrawnByOemm,
    fileClosed,
  ],
  batchSize: 5,
  maxDeliveries: 8,
  timeoutSeconds: 20,
  needs: { table: { reads: ["FILE", "MAIL", "PEOPLE", "TASK"], writes: ["FILE", "TASK"] } },
});

/** What a fact tells, and to whom. */
interface Telling {
  /** Those who follow the candidate now, those of them of a kind, or those who were told of the outcome that changes. */
  to: "concerned" | ConcernedParty["party"] | "told-of-outcome";
  /** Whether what becomes of it is told to the same. */
  outcome?: true;
  fact(to: To): NewFact;
}

export const handler = consumeQueue(
  async (detail) => {
    const fact = readFact(detail);
    const telling = tellingOf(fact);
    if (telling !== undefined) await commitAsSystem(() => tell(fact, telling), systemRuntime, fact.actor);
  },
  toldAfter(trigger, "L’entreprise ou le centre n’ont pas pu être prévenus."),
);

async function tell(fact: Fact, telling: Telling): Promise<SystemDecision> {
  const { id: fileId } = fact.about;
  const [[file], { told, version }] = await Promise.all([loadFileMains([fileId]), loadToldOfFile(fileId)]);
  if (file === undefined || told.facts.includes(fact.id)) return { writes: [], facts: [] };
  // Who did it knows of it.
  const parties = partiesOf(telling.to, file, told.ofOutcome).filter(
    ({ party }) => party !== fact.actor.role,
  );
  const people = (await Promise.all(parties.map(addressees))).flat();
  const news = await Promise.all(
    people.map(async (to) => ((await isNews(fact, to)) ? [telling.fact(to)] : [])),
  );
  return {
    writes: [
      saveToldOfFile(fileId, version, {
        ...told,
        facts: [...told.facts, fact.id],
        ofOutcome: telling.outcome === true ? parties : told.ofOutcome,
      }),
    ],
    facts: news.flat(),
  };
}

function partiesOf(to: Telling["to"], file: FileMain, ofOutcome: ConcernedParty[]): ConcernedParty[] {
  if (to === "told-of-outcome") return ofOutcome;
  return concernedBy(file).filter(({ party }) => to === "concerned" || party === to);
}

async function addressees(to: ConcernedParty): Promise<To[]> {
  const people = peopleTold((await loadStaff(to.id)).people);
  return people.length === 0 ? [to] : people.map(({ id: staffId }) => ({ ...to, staffId }));
}

/** Whether it is news to them: that an appearance has other hours or another place is not, as they know its day alone. */
async function isNews(fact: Fact, to: To): Promise<boolean> {
  if (fact.type !== candidateConvened.type) return true;
  const { kind, sessionId, date } = candidateConvened.read(fact);
  if (kind !== "update") return true;
  const { messages } = await loadAppearanceMessages(appearanceOfConcerned(sessionId, fact.about.id, to));
  return messages.going !== undefined || messages.left?.said.date !== date;
}

/** What a fact tells of; nothing where another one of the same change tells it. */
function tellingOf(fact: Fact): Telling | undefined {
  const { id } = fact.about;
  const given = (to: To) => fileGivenTold.of(id, { to });
  const over = (how: "withdrawn" | "closed") => (to: To) => fileOverTold.of(id, { to, how });
  const absence = (of: Omit<Parameters<typeof absenceTold.of>[1], "to">) => (to: To) =>
    absenceTold.of(id, { ...of, to });
  const result = (of: Parameters<typeof resultTold.of>[1]["of"]) => (to: To) => resultTold.of(id, { to, of });
  switch (fact.type) {
    case fileEnrolled.type:
      return { to: "concerned", fact: given };
    case enrolmentRegistered.type:
    case centreChosen.type:
      return { to: "centre", fact: given };
    case companyChanged.type:
      return { to: "company", fact: given };
    case candidateConvened.type: {
      const { sessionId, sequence } = candidateConvened.read(fact);
      return { to: "concerned", fact: (to) => appearanceTold.of(id, { to, sessionId, sequence }) };
    }
    case absenceRecorded.type: {
      const { kind: is, sessionId, date } = absenceRecorded.read(fact);
      return { to: "concerned", outcome: true, fact: absence({ sessionId, date, is }) };
    }
    case absenceCorrected.type: {
      const { sessionId, date, becomes } = absenceCorrected.carried(fact);
      const is = becomes === "excused" ? becomes : "undone";
      return { to: "told-of-outcome", fact: absence({ sessionId, date, is }) };
    }
    case candidateAdjourned.type: {
      const { sessionId, date } = candidateAdjourned.read(fact);
      return { to: "concerned", fact: absence({ sessionId, date, is: "adjourned" }) };
    }
    case decisionSigned.type: {
      const { sheetId } = decisionSigned.read(fact);
      return { to: "concerned", outcome: true, fact: result({ is: "signed", sheetId }) };
    }
    case decisionCorrected.type: {
      const { sheetId } = decisionCorrected.read(fact);
      return { to: "told-of-outcome", fact: result({ is: "corrected", sheetId }) };
    }
    case certificateWithdrawn.type: {
      const { number, because = "corrected" } = certificateWithdrawn.read(fact);
      if (because === "corrected") return undefined;
      return { to: "told-of-outcome", fact: result({ is: "withdrawn", number }) };
    }
    case certificateRestored.type: {
      const { number, by } = certificateRestored.read(fact);
      return by === "correction"
        ? undefined
        : { to: "told-of-outcome", fact: result({ is: "restored", number }) };
    }
    case certificateGrantedByJoining.type: {
      const { number } = certificateGrantedByJoining.read(fact);
      return { to: "concerned", outcome: true, fact: result({ is: "joined", number }) };
    }
    case fileClosed.type:
      return { to: "concerned", fact: over("closed") };
    case fileWithdrawn.type:
    case fileWithdrawnByOemm.type:
      return { to: "concerned", fact: over("withdrawn") };
  }
  return undefined;
}
