import { type ApiClient, apiClient, demoToken } from "./client.ts";

/** Where a person signs in, and what they call then. */
interface Urls {
  api: string;
  identity: string;
}

/**
 * A person, by the address that they prove when they sign in, as themselves or in a capacity that they have; with the
 * second factor that OEMM and juries need.
 */
export async function signedInAs(urls: Urls, email: string, actingAs?: string): Promise<ApiClient> {
  const who = { email, second_factor: "true" };
  return apiClient(urls.api, await demoToken(urls.identity, who), actingAs);
}

/** R-PER-6: an invited person accepts, and signs in anew to act so. */
export async function acceptInvitation(urls: Urls, email: string, partyId: string): Promise<ApiClient> {
  await (await signedInAs(urls, email)).call("POST", `/me/invitations/${partyId}/acceptance`);
  return signedInAs(urls, email, partyId);
}
