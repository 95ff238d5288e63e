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
