import * as z from "zod";
import { defineFact } from "./fact.ts";

/** OEMM took personal data out of the system: the trace of who did, when, and with which filters. */
export const exportRequested = defineFact({
  type: "export.requested",
  version: 1,
  about: "export",
  label: "Export demandé",
  data: z.strictObject({
    list: z.string(),
    format: z.string(),
    filters: z.record(z.string(), z.string()),
  }),
  example: { list: "enrolments", format: "csv", filters: { certification: "CMI" } },
});

/** A part of an export was written, and others are to come. */
export const exportContinued = defineFact({
  type: "export.continued",
  version: 1,
  about: "export",
  label: "Export en cours",
  data: z.strictObject({ parts: z.int(), rows: z.int() }),
  example: { parts: 1, rows: 20_000 },
});

/** An export can be downloaded. */
export const exportReady = defineFact({
  type: "export.ready",
  version: 1,
  about: "export",
  label: "Export prêt",
  data: z.strictObject({ rows: z.int(), bytes: z.int() }),
  example: { rows: 1200, bytes: 210_000 },
});
