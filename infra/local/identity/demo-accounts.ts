import { oemmParty } from "../../../shared/domain/people/party.ts";
import type { UserAccount } from "./user-account.ts";

/** An account that any caller on this machine may take. */
export interface DemoAccount extends UserAccount {
  login: string;
  /** The centre, company, jury member or OEMM that it may act for. */
  partyId?: string;
  /** Who it is, in French. */
  description: string;
}

function member(login: string, givenName: string, familyName: string, description: string): DemoAccount {
  return {
    login,
    subject: `demo-${login}`,
    givenName,
    familyName,
    email: `${login}@jury.example.org`,
    partyId: `jur_demo_${login.replaceAll("-", "_")}`,
    secondFactor: true,
    description,
  };
}

function candidate(login: string, givenName: string, familyName: string): DemoAccount {
  return {
    login,
    subject: `demo-${login}`,
    givenName,
    familyName,
    email: `${login}@candidats.example.org`,
    description: "candidat(e)",
  };
}

function evaluator(login: string, givenName: string, familyName: string, description: string): DemoAccount {
  const email = `${login}@mutuelle.example.org`;
  return {
    login,
    subject: `demo-${login}`,
    givenName,
    familyName,
    email,
    description: `évaluateur en entreprise\u00a0: ${description}`,
  };
}

/** The accounts that any caller on this machine may take: invented people, example addresses. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    login: "oemm",
    subject: "demo-oemm",
    givenName: "Odile",
    familyName: "Exemple",
    email: "oemm@oemm.example.org",
    partyId: oemmParty,
    secondFactor: true,
    description: "secrétariat des certifications",
  },
  {
    login: "centre-lyon",
    subject: "demo-centre-lyon",
    givenName: "Camille",
    familyName: "Exemple",
    email: "centre-lyon@centres.example.org",
    partyId: "ctr_demo_lyon",
    description: "centre de formation, Lyon",
  },
  {
    login: "centre-nantes",
    subject: "demo-centre-nantes",
    givenName: "Noé",
    familyName: "Exemple",
    email: "centre-nantes@centres.example.org",
    partyId: "ctr_demo_nantes",
    description: "centre de formation, Nantes",
  },
  {
    login: "mutuelle",
    subject: "demo-mutuelle",
    givenName: "Marie",
    familyName: "Exemple",
    email: "rh@mutuelle.example.org",
    partyId: "cmp_demo_mutuelle",
    description: "entreprise\u00a0: ressources humaines d’une mutuelle",
  },
  candidate("amina", "Amina", "Exemple"),
  candidate("bruno", "Bruno", "Exemple"),
  candidate("chloe", "Chloé", "Exemple"),
  candidate("david", "David", "Exemple"),
  evaluator("responsable", "Rachel", "Exemple", "responsable hiérarchique"),
  evaluator("tuteur", "Thomas", "Exemple", "tuteur"),
  member("employeur-1", "Élise", "Exemple", "jury, collège des employeurs"),
  member("employeur-2", "Étienne", "Exemple", "jury, collège des employeurs (OEMM)"),
  member("salarie-1", "Sarah", "Exemple", "jury, collège des salariés"),
  member("salarie-2", "Samuel", "Exemple", "jury, collège des salariés"),
  member("salarie-3", "Simone", "Exemple", "jury, collège des salariés (suppléante)"),
];
