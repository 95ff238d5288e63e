import * as z from "zod";

/** What readers may be given of a file, and files of exports, as lists of readings call it, in French. */
export const readingNames = {
  file: "Dossier complet",
  grid: "Grille d’évaluation",
  history: "Historique",
  mails: "Courriels",
  piece: "Description d’une pièce",
  "piece-content": "Pièce",
  documents: "Liste des documents",
  "document-content": "Document",
  "decision-sheet": "Fiche de décision",
  "signed-attendance": "Feuille d’émargement signée",
  export: "Fichier d’un export",
} as const;
/** What was read, see {@link readingNames}. */
export const readingKind = z.enum(Object.keys(readingNames) as [ReadingKind, ...ReadingKind[]]);
/** What was read, see {@link readingNames}. */
export type ReadingKind = keyof typeof readingNames;

/** What of its subject was read; `part`: which piece, sheet or document. */
export const readingData = z.strictObject({ what: readingKind, part: z.string().optional() });
/** What was read, see {@link readingData}. */
export type ReadingData = z.infer<typeof readingData>;
