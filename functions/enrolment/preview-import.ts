import { importPreview, type LinePreview, previewOf } from "../../shared/domain/enrolment/import.ts";
import { fileBytes } from "../../shared/http/file-body.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { alreadyBegun, enrolledAlready } from "../../shared/store/files.ts";
import { enrolling, loadCompanyOf } from "./enrolling-company.ts";
import { alreadyEnrolled, csvTypes, readList } from "./imported-list.ts";

/** R-TRN-1: what an import of a list would do, line by line. Its role lets it write nothing. */
export const route = defineRoute({
  name: "enrolment/preview-import",
  method: "POST",
  path: "/imports/enrolments/preview",
  summary: "Vérifier une liste d’inscriptions (CSV) sans rien enregistrer",
  tag: "training",
  body: fileBytes,
  bodyTypes: csvTypes,
  reply: importPreview,
  timeoutSeconds: 29,
  needs: { table: { reads: ["CENTRE", "COMPANY", "REFERENTIAL"] } },
});

export const handler = serve(route, async ({ body, actor, today }) => {
  const company = enrolling(await loadCompanyOf(actor));
  const lines = await readList(body, today);
  const begun = await alreadyBegun(
    company.id,
    lines.flatMap(({ asked }) => asked ?? []),
  );
  const seen = lines.map(({ line, candidateName, faults, asked }): LinePreview => {
    const stands = asked !== undefined && begun(asked);
    return {
      line,
      candidateName,
      faults: stands ? [alreadyEnrolled(enrolledAlready("training"))] : [...faults],
    };
  });
  return { reply: previewOf(seen) };
});
