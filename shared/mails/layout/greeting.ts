import type { CivilStatus } from "../../domain/people/civil-status.ts";

/** A person whom a mail greets, with their civil title where their civil status says which (R-PER-1). */
export interface Greeted {
  name: string;
  sex?: CivilStatus["sex"];
}

const titles = { female: "Madame ", male: "Monsieur " } as const;

/** « Bonjour Madame Chloé Exemple, »; « Bonjour, » to an address that is no one person's. */
export function greeting(to: Greeted | undefined): string {
  if (to === undefined) return "Bonjour,";
  return `Bonjour ${to.sex === undefined ? "" : titles[to.sex]}${to.name},`;
}
