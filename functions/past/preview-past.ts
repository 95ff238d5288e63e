import { pastReport, reportOfPast } from "../../shared/domain/past/read-past.ts";
import { takeOver } from "../../shared/domain/past/take-over.ts";
import { fileBytes } from "../../shared/http/file-body.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { csvTypes } from "../enrolment/imported-list.ts";
import { faultsOfPast, heldByPerson, readPastList } from "./past-list.ts";

/** R-OEMM-3: what taking over a list would do, line by line. Its role lets it write nothing. */
export const route = defineRoute({
  name: "past/preview-past",
  method: "POST",
  path: "/imports/past/preview",
  summary: "Vérifier une liste de décisions antérieures (CSV) sans rien enregistrer",
  tag: "certificates",
  body: fileBytes,
  bodyTypes: csvTypes,
  reply: pastReport,
  timeoutSeconds: 29,
  needs: { table: { reads: ["CERTIFICATE", "REFERENTIAL"] } },
});

export const handler = serve(route, async ({ body, newId, now, today }) => {
  const { faulty, persons } = await readPastList(body);
  const lines = [...faulty];
  for (const theirs of persons) {
    const holds = heldByPerson(newId("prs"));
    for (const one of theirs) {
      const { line, holderName, asked, version, policy } = one;
      const held = holds.of(asked.certification);
      const faults = faultsOfPast(one, held, today);
      lines.push({ line, holderName, number: asked.number, faults });
      if (faults.length > 0 || version === undefined) continue;
      const ids = { fileId: newId("file"), sheetId: newId("sheet") };
      holds.keep(takeOver(asked, { version, held, ...ids, policy, now }).held);
    }
  }
  return { reply: reportOfPast(lines.sort((one, other) => one.line - other.line)) };
});
