import { certificateIssued, certificateWithdrawn } from "../../events/certificate.ts";
import { fileReopened, fileSubmitted } from "../../events/enrolment.ts";
import type { Fact, FactDefinition } from "../../events/fact.ts";
import * as jury from "../../events/jury.ts";
import { certificateDocument } from "../../shared/documents/certificate.ts";
import { convocationLetter } from "../../shared/documents/convocation-letter.ts";
import { decisionSheetDocument } from "../../shared/documents/decision-sheet.ts";
import { sessionSchedule } from "../../shared/documents/session-schedule.ts";
import type { DocumentName } from "../../shared/domain/document/document.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { domainTitles } from "../../shared/domain/referential/versions.ts";
import type { PrintedCertificate, PrintedDocument } from "../../shared/printing/printed-document.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { fileEntity, loadFileMains, sheetEntity } from "../../shared/store/files.ts";
import { fileKey, sheetKey } from "../../shared/store/keys.ts";
import { certificationOfFile, certificationsOfFiles, nameInForce } from "../../shared/store/referential.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import { readTogether } from "../../shared/store/table.ts";
import { bookletOf } from "./booklet.ts";
import { printedSheet } from "./printed-sheet.ts";
import { verifyPageUrl } from "./settings.ts";

/** What a fact does to a document: print it, from what is known now, or withdraw it. */
export interface PrintOrder {
  name: DocumentName;
  /** Undefined when what it was to be printed from is no longer so: the document is withdrawn. */
  print(): Promise<PrintedDocument | PrintedCertificate | undefined>;
}

const withdrawn = async () => undefined;
const ofFile = (fact: Fact, kind: DocumentName["kind"], reference: string): DocumentName => ({
  about: { kind: "file", id: fact.about.id },
  kind,
  reference,
});
const booklet = (fact: Fact): PrintOrder => ({
  name: ofFile(fact, "booklet", fact.about.id),
  print: () => bookletOf(fact.about.id, fact.at),
});

function letter(fact: Fact): PrintOrder {
  const { sessionId, domains, ...appearance } = jury.candidateConvened.read(fact);
  return {
    name: ofFile(fact, "convocation", sessionId),
    async print() {
      if (appearance.kind === "cancel") return undefined;
      const [file] = await loadFileMains([fact.about.id]);
      if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
      const referential = await certificationOfFile(file);
      const titles = domainTitles(referential);
      return convocationLetter({
        ...appearance,
        certificationName: referential.name,
        candidateName: fullName(file.candidate),
        candidateEmail: file.candidate.email,
        policy: guidePolicy,
        domainTitles: domains.map((code) => titles.get(code) ?? code),
        madeAt: fact.at,
      });
    },
  };
}

function sheet(fact: Fact, sheetId: string): PrintOrder {
  return {
    name: ofFile(fact, "decision-sheet", sheetId),
    async print() {
      const [fileItem, sheetItem] = await readTogether([
        fileKey(fact.about.id),
        sheetKey(fact.about.id, sheetId),
      ]);
      const file = fileEntity.find(fileItem);
      const signed = sheetEntity.find(sheetItem);
      if (file === undefined || signed === undefined)
        throw new Error(`the sheet of ${fact.id} does not exist`);
      return decisionSheetDocument(await printedSheet(file, signed, guidePolicy), {
        signedAt: signed.signedAt,
        madeAt: fact.at,
      });
    },
  };
}

function schedule(fact: Fact): PrintOrder {
  const sessionId = fact.about.id;
  return {
    name: { about: { kind: "session", id: sessionId }, kind: "schedule", reference: sessionId },
    async print() {
      const session = await loadSession(sessionId);
      if (session === undefined) throw new Error(`the session of ${fact.id} does not exist`);
      // What is only planned is not on a schedule yet; what was cancelled is no longer.
      if (session.state === "planned" || session.state === "cancelled") return undefined;
      const { certification } = session;
      const referentials = await certificationsOfFiles(
        session.slots.map(({ referentialVersion }) => ({ certification, referentialVersion })),
      );
      const titles = new Map(referentials.map((version) => [version.version, domainTitles(version)]));
      return sessionSchedule(session, {
        certificationName: await nameInForce(certification, session.date),
        domainTitles: ({ referentialVersion, domains }) =>
          domains.map((code) => titles.get(referentialVersion)?.get(code) ?? code),
        madeAt: fact.at,
        policy: guidePolicy,
      });
    },
  };
}

/** R-JURY-13: a certificate that a correction took back is printed no more. */
function certificate(fact: Fact, number: string): PrintOrder {
  return {
    name: ofFile(fact, "certificate", number),
    async print() {
      const held = await loadCertificate(number);
      if (held === undefined) throw new Error(`the certificate of ${fact.id} does not exist`);
      if (held.withdrawnAt !== undefined) return undefined;
      return certificateDocument(held, await certificationOfFile(held), verifyPageUrl());
    },
  };
}

/** What each kind of fact prints: the one place that says which documents exist, and when they change. */
export const printOrders: readonly {
  fact: Pick<FactDefinition, "type">;
  orders: (fact: Fact) => PrintOrder[];
}[] = [
  { fact: fileSubmitted, orders: (fact) => [booklet(fact)] },
  { fact: fileReopened, orders: (fact) => [{ ...booklet(fact), print: withdrawn }] },
  { fact: jury.candidateConvened, orders: (fact) => [letter(fact), booklet(fact)] },
  { fact: jury.sessionConvened, orders: (fact) => [schedule(fact)] },
  { fact: jury.sessionChanged, orders: (fact) => [schedule(fact)] },
  { fact: jury.sessionCancelled, orders: (fact) => [schedule(fact)] },
  { fact: jury.decisionSigned, orders: (fact) => [sheet(fact, jury.decisionSigned.read(fact).sheetId)] },
  {
    fact: jury.decisionCorrected,
    orders: (fact) => [sheet(fact, jury.decisionCorrected.read(fact).sheetId)],
  },
  { fact: certificateIssued, orders: (fact) => [certificate(fact, certificateIssued.read(fact).number)] },
  {
    fact: certificateWithdrawn,
    orders: (fact) => [{ ...certificate(fact, certificateWithdrawn.read(fact).number), print: withdrawn }],
  },
];
