import { readCsv, UnreadableCsv } from "../../shared/csv/read-csv.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import {
  type ImportLine,
  importReport,
  type LineFault,
  type LineReport,
  readImport,
  reportOf,
} from "../../shared/domain/enrolment/import.ts";
import type { ImportColumn } from "../../shared/domain/enrolment/import-columns.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationInForce } from "../../shared/domain/referential/versions.ts";
import type { CivilDate } from "../../shared/domain/time/civil-date.ts";
import type { AskedEnrolment } from "../../shared/domain/training/asked-enrolment.ts";
import { countedUse } from "../../shared/http/counted-use.ts";
import { fileBytes } from "../../shared/http/file-body.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { forbidden, HttpProblem } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { knownCentres } from "../../shared/store/centres.ts";
import { loadCompany } from "../../shared/store/companies.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { recordFacts } from "../../shared/store/facts.ts";
import { createFile } from "../../shared/store/files.ts";
import { loadContents } from "../../shared/store/referential.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { beginTraining, type KnownForTraining, trainingObstacles } from "./begin-training.ts";

/** R-TRN-1: a company begins the enrolments of a list: a draft for each line that has no fault. */
export const route = defineRoute({
  method: "POST",
  path: "/imports/enrolments",
  summary: "Inscrire des salariés en formation à partir d’un fichier CSV",
  tag: "training",
  body: fileBytes,
  bodyTypes: ["text/csv", "application/octet-stream"],
  reply: importReport,
  timeoutSeconds: 29,
  needs: {
    table: { reads: ["ACCOUNT", "CENTRE", "COMPANY", "REFERENTIAL"], writes: ["ACCOUNT", "COMPANY", "FILE"] },
  },
});

/** Lines that are written at the same time. */
const linesAtOnce = 8;

/**
 * Lines are transactions of their own: one that fails takes none of the others with it, and a list sent again creates
 * nothing twice, since its candidates are enrolled by then.
 */
export const handler = serve(route, async ({ body, actor, newId, random, now, today }) => {
  const company = actor.partyId === undefined ? undefined : await loadCompany(actor.partyId);
  if (company === undefined) throw forbidden("Votre compte n’est rattaché à aucune entreprise connue.");
  const lines = readImport(rowsOf(body), guidePolicy.importLines);
  // Before any line: were it counted with the answer, two lists at once would have one of them done again.
  await decideAgain(async () => commit([await countedUse(actor.subject, "imports", today)]));
  const known = await whatIsKnown(lines, today);
  const write = async (line: ImportLine): Promise<LineReport> => {
    const { asked, faults, ...place } = line;
    if (asked === undefined) return { ...place, faults: [...faults] };
    const about = known(asked);
    const obstacles = trainingObstacles(about);
    if (obstacles.length > 0)
      return { ...place, faults: obstacles.map(({ field, error }) => faultOf(field, error)) };
    const begun = { id: newId("file"), personId: newId("prs"), code: makeCode(random(codeBytes)), now };
    const { file, facts } = beginTraining(asked, company.id, about, begun);
    const by = { actor, at: now, runtime: systemRuntime };
    const fault = await commitLine([...createFile(file), ...recordFacts(facts, by)]);
    return fault === undefined ? { ...place, fileId: file.id, faults: [] } : { ...place, faults: [fault] };
  };
  const reports: LineReport[] = [];
  for (let start = 0; start < lines.length; start += linesAtOnce)
    reports.push(...(await Promise.all(lines.slice(start, start + linesAtOnce).map(write))));
  return { reply: reportOf(reports) };
});

/** The rows of the file that was sent; @throws HttpProblem 400 when it can't be read. */
function rowsOf(body: Uint8Array): string[][] {
  try {
    return readCsv(body);
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    throw invalidRequest([{ in: "body", field: "", message: error.fault }], error.advice);
  }
}

/** What the lines without a fault are decided on: two round trips for a hundred of them. */
async function whatIsKnown(
  lines: readonly ImportLine[],
  today: CivilDate,
): Promise<(asked: AskedEnrolment) => KnownForTraining> {
  const asked = lines.flatMap((line) => line.asked ?? []);
  const [{ versions }, centres] = await Promise.all([
    loadContents(),
    knownCentres(asked.map(({ centreId }) => centreId)),
  ]);
  return (one) => ({
    inForce: certificationInForce(versions, one.certification, today),
    centreKnown: centres.has(one.centreId),
  });
}

/** Commits what a line brings about; gives the fault that kept it from being. */
async function commitLine(writes: readonly Write[]): Promise<LineFault | undefined> {
  try {
    await decideAgain(() => commit(writes));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError && error.code === "already-enrolled")
      return { column: "email", message: `Déjà inscrit\u00a0: ${lowerFirst(error.detail)}` };
    // The other lines go on: an answer that tells of no line would leave the company without the drafts it has.
    (await openLogger()).error("a line could not be written", { error });
    return { message: "Cette ligne n’a pas pu être enregistrée\u00a0; envoyez-la de nouveau." };
  }
}

const columnOfField: Readonly<Record<keyof AskedEnrolment, ImportColumn>> = {
  certification: "certification",
  candidate: "email",
  centreId: "centre",
  status: "statut",
};

function faultOf(field: keyof AskedEnrolment, error: HttpProblem | DomainError): LineFault {
  return {
    column: columnOfField[field],
    message: error instanceof HttpProblem ? error.problem.detail : error.detail,
  };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
