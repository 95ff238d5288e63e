import { DomainError } from "../../shared/domain/domain-error.ts";
import {
  importReport,
  type LineFault,
  type LineReport,
  reportOf,
} from "../../shared/domain/enrolment/import.ts";
import { codeBytes, makeCode } from "../../shared/domain/people/code.ts";
import { countBefore } from "../../shared/http/counted-use.ts";
import { fileBytes } from "../../shared/http/file-body.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { recordFacts } from "../../shared/store/facts.ts";
import { CreatedBefore, createFile } from "../../shared/store/files.ts";
import { inGroups } from "../../shared/store/in-groups.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { leavesUnfinished, Unfinished } from "../../shared/store/unavailable.ts";
import { beginTraining } from "./begin-training.ts";
import { enrolling, loadCompanyOf } from "./enrolling-company.ts";
import { alreadyEnrolled, csvTypes, type DecidedLine, readList } from "./imported-list.ts";

/** R-TRN-1: a company begins the enrolments of a list: a draft for each line that has no fault. */
export const route = defineRoute({
  name: "enrolment/import-enrolments",
  method: "POST",
  path: "/imports/enrolments",
  summary: "Inscrire des salariés en formation à partir d’un fichier CSV",
  tag: "training",
  body: fileBytes,
  bodyTypes: csvTypes,
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
 * nothing twice, since its candidates are enrolled by then. Where one fails for what passes, the repetition by the same key goes on.
 */
export const handler = serve(route, async ({ body, actor, newId, idOf, random, now, today }) => {
  const company = enrolling(await loadCompanyOf(actor));
  const lines = await readList(body, today);
  await countBefore(actor.subject, "imports", today, idOf("use", "list"));
  const write = async ({ line, candidateName, faults, asked, known }: DecidedLine): Promise<LineReport> => {
    if (asked === undefined || known === undefined) return { line, candidateName, faults: [...faults] };
    const begun = {
      id: idOf("file", `line ${line}`),
      personId: newId("prs"),
      code: makeCode(random(codeBytes)),
      now,
    };
    const { file, facts } = beginTraining(asked, company.id, known, begun);
    const by = { actor, at: now, runtime: systemRuntime };
    const written = await commitLine(file.id, [...createFile(file), ...recordFacts(facts, by)]);
    return typeof written === "string"
      ? { line, candidateName, fileId: written, faults: [] }
      : { line, candidateName, faults: [written] };
  };
  return { reply: reportOf(await inGroups(lines, linesAtOnce, write)) };
});

/**
 * Commits what a line brings about; gives the file that it has, be it of an attempt before by the same key, or the fault
 * that kept it from being.
 * @throws Unfinished where the same would be written by a repetition.
 */
async function commitLine(fileId: string, writes: readonly Write[]): Promise<string | LineFault> {
  try {
    await decideAgain(() => commit(writes));
    return fileId;
  } catch (error) {
    if (error instanceof CreatedBefore) return error.fileId;
    if (error instanceof DomainError && error.code === "already-enrolled") return alreadyEnrolled(error);
    if (leavesUnfinished(error)) throw new Unfinished(error);
    // The other lines go on: an answer that tells of no line would leave the company without the drafts it has.
    (await openLogger()).error("a line could not be written", { error });
    return { message: "Cette ligne n’a pas pu être enregistrée\u00a0; envoyez-la de nouveau." };
  }
}
