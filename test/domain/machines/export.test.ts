import {
  type ExportJob,
  exportFinished,
  exportMachine,
  partWritten,
  requestExport,
  startedExport,
} from "../../../shared/domain/exports/export-job.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { noon, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const begun = () =>
  requestExport(
    {
      id: testId("exp", 1),
      request: { list: "waiting-list", format: "csv" },
      requestedBy: { subject: "s", name: "Odile Exemple" },
    },
    guidePolicy.exports,
    noon,
  );
const job = (state: ExportJob["state"]) =>
  ({ ...begun(), uploadId: "u", parts: [], readyAt: noon, state }) as ExportJob;
const part = { tag: "a", rows: 1, bytes: 1, position: undefined };

proveTable(exportMachine, begun, {
  start: { from: ["requested"], by: [(state) => startedExport(job(state), "u")] },
  "write-part": { from: ["running"], by: [(state) => partWritten(job(state), part, noon)] },
  finish: { from: ["running"], by: [(state) => exportFinished(job(state), noon)] },
});
