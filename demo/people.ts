import { type ApiClient, apiClient, demoToken } from "./client.ts";

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

/** Signs all of them in; `candidate` names the demo account whose story is told. */
export async function signIn(
  urls: { api: string; identity: string },
  candidate = "amina",
  otherCandidate = "bruno",
): Promise<People> {
  const client = async (account: string, actingAs?: string) =>
    apiClient(urls.api, await demoToken(urls.identity, account), actingAs);
  const members = new Map<string, ApiClient>();
  for (const [id, login] of juryAccounts) members.set(id, await client(login, id));
  return {
    visitor: apiClient(urls.api),
    oemm: await client("oemm", "oemm"),
    centre: await client("centre-lyon", "ctr_demo_lyon"),
    candidate: await client(candidate),
    company: await client("mutuelle", "cmp_demo_mutuelle"),
    trainee: await client("david"),
    manager: await client("responsable"),
    tutor: await client("tuteur"),
    otherCandidate: await client(otherCandidate),
    members,
  };
}
