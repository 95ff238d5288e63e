import { type ApiClient, apiClient, demoToken } from "./client.ts";
import type { Connect } from "./through-package.ts";

/** All who play in the tour, each with their own way to the API. */
export interface People {
  visitor: ApiClient;
  oemm: ApiClient;
  centre: ApiClient;
  candidate: ApiClient;
  /** The mutuelle of the training story, its employee and those who assess them. */
  company: ApiClient;
  trainee: ApiClient;
  manager: ApiClient;
  tutor: ApiClient;
  otherCandidate: ApiClient;
  /** The jury: two employers, two employees, by the identifier that OEMM gave them. */
  members: ReadonlyMap<string, ApiClient>;
}

/** Demo accounts of the jury, by member identifier. */
export const juryAccounts: ReadonlyMap<string, string> = new Map(
  ["employeur-1", "employeur-2", "salarie-1", "salarie-2"].map((login) => [
    `jur_demo_${login.replaceAll("-", "_")}`,
    login,
  ]),
);

/** All of them, each signed in when they first ask for something; `candidate` names the demo account whose story is told. */
export function signIn(
  urls: { api: string; identity: string },
  candidate = "amina",
  otherCandidate = "bruno",
  connect: Connect = apiClient,
): People {
  const client = (account: string, actingAs?: string) =>
    connect(urls.api, () => demoToken(urls.identity, account), actingAs);
  return {
    visitor: connect(urls.api),
    oemm: client("oemm", "oemm"),
    centre: client("centre-lyon", "ctr_demo_lyon"),
    candidate: client(candidate),
    company: client("mutuelle", "cmp_demo_mutuelle"),
    trainee: client("david"),
    manager: client("responsable"),
    tutor: client("tuteur"),
    otherCandidate: client(otherCandidate),
    members: new Map([...juryAccounts].map(([id, login]) => [id, client(login, id)])),
  };
}
