import * as z from "zod";
import { defineFact } from "./fact.ts";

/** OEMM created or changed a company. */
export const companyDescribed = defineFact({
  type: "company.described",
  version: 1,
  about: "company",
  label: "Entreprise enregistrée",
  data: z.strictObject({ name: z.string() }),
  example: { name: "Mutuelle Exemple" },
});

/** R-PER-8: OEMM merged a company into another one; in the histories of both. */
export const companyMerged = defineFact({
  type: "company.merged",
  version: 1,
  about: "company",
  label: "Fusion d’entreprises",
  data: z.strictObject({ mergedId: z.string(), intoId: z.string() }),
  example: { mergedId: "cmp_exemple", intoId: "cmp_autre" },
});
