import { demoAccounts } from "../infra/local/identity/demo-accounts.ts";
import { civilStatusOf } from "./civil-status.ts";
import { type ApiClient, demoToken } from "./client.ts";
import type { Identity } from "./stage.ts";
import type { Connect } from "./through-package.ts";

/** A person who plays a candidate: who they are, and how they sign in. */
export interface Player {
  identity: Identity;
  /** Signs them in, anew after a journey through time. */
  signIn(): Promise<ApiClient>;
}

/**
 * A candidate who has no file yet: the demo account of that name, where there is one, or, when an earlier tour has told
 * its story, `amina-2`, `amina-3`…
 */
export async function freshCandidate(
  urls: { api: string; identity: string },
  login: string,
  firstNames: string,
  connect: Connect,
): Promise<Player> {
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? login : `${login}-${turn}`;
    const identity = {
      civilStatus: civilStatusOf(firstNames, "Exemple"),
      email: `${name}@candidats.example.org`,
    };
    const account = { email: identity.email, given_name: firstNames, family_name: "Exemple" };
    const isDemo = demoAccounts.some((one) => one.login === name);
    const signIn = async () => connect(urls.api, () => demoToken(urls.identity, isDemo ? name : account));
    const { items } = await (await signIn()).call("GET", "/files");
    if (items.length === 0) return { identity, signIn };
  }
}
