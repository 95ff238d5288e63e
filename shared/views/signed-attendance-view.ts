import { signedAttendance } from "../domain/jury/signed-attendance.ts";

/** A scan of a signed attendance sheet as OEMM and the members see it. */
export const signedAttendanceView = signedAttendance.meta({
  id: "SignedAttendance",
  description: "Feuille d’émargement signée, numérisée",
});
