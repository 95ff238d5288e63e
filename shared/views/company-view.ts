import { company } from "../domain/company/company.ts";

/** A company as its readers see it. */
export const companyView = company.meta({ id: "Company", description: "Entreprise de la branche" });
