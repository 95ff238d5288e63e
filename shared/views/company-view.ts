import { company } from "../domain/company/company.ts";
import { updatedAt } from "./updated-at.ts";

/** A company as its readers see it. */
export const companyView = company
  .extend({ updatedAt })
  .meta({ id: "Company", description: "Entreprise de la branche" });
