import * as z from "zod";
import { rejectionReason } from "../shared/domain/evidence/evidence.ts";
import { defineFact } from "./fact.ts";

const scan = { evidenceId: z.string() };
const example = { evidenceId: "evd_01JZZZZZZZZZZZZZZZZZZZZZZZ" };

/** The scan of a session's signed attendance sheet was announced (R-DAY-6). */
export const attendanceAnnounced = defineFact({
  type: "jury.signed-attendance-announced",
  version: 1,
  about: "session",
  label: "Dépôt de la feuille d’émargement signée demandé",
  sitting: "all",
  data: z.strictObject({ ...scan, contentType: z.string() }),
  example: { ...example, contentType: "application/pdf" },
});

/** The scan was verified and accepted. */
export const attendanceAccepted = defineFact({
  type: "jury.signed-attendance-accepted",
  version: 1,
  about: "session",
  label: "Feuille d’émargement signée vérifiée et acceptée",
  sitting: "all",
  data: z.strictObject({ ...scan, size: z.int(), sha256: z.string() }),
  example: { ...example, size: 48_213, sha256: "0".repeat(64) },
});

/** The scan was verified and rejected. */
export const attendanceRejected = defineFact({
  type: "jury.signed-attendance-rejected",
  version: 1,
  about: "session",
  label: "Feuille d’émargement signée rejetée",
  sitting: "all",
  data: z.strictObject({ ...scan, reason: rejectionReason }),
  example: { ...example, reason: "empty" },
});

/** Another scan took the place of this one, or was announced in its place. */
export const attendanceReplaced = defineFact({
  type: "jury.signed-attendance-replaced",
  version: 1,
  about: "session",
  label: "Feuille d’émargement signée remplacée",
  sitting: "all",
  data: z.strictObject(scan),
  example,
});
