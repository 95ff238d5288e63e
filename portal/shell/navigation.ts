import type { Account } from "./capacity.ts";

/** A line of the navigation. */
export interface Heading {
  label: string;
  to: string;
}

type Role = Account["role"];

const own: readonly Heading[] = [{ label: "Dossiers", to: "/" }];

/** The headings that each role finds at the head of every page. */
export const headings: Readonly<Partial<Record<Role, readonly Heading[]>>> = {
  company: [
    { label: "Salariés", to: "/" },
    { label: "Inscrire", to: "/enrolments/new" },
    { label: "Importer une liste", to: "/enrolments/import" },
    { label: "Échéances", to: "/deadlines" },
    { label: "Votre entreprise", to: "/organisation" },
  ],
  "jury-member": [{ label: "Mes jurys", to: "/sessions" }],
  centre: [
    { label: "Candidats", to: "/" },
    { label: "Échéances", to: "/deadlines" },
    { label: "Votre centre", to: "/organisation" },
  ],
};

/** The headings of a role. */
export const headingsOf = (role: Role | undefined): readonly Heading[] =>
  (role === undefined ? undefined : headings[role]) ?? own;
