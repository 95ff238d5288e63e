import { civilStatusOf } from "../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import type { Stage } from "../../demo/stage.ts";
import type { LocalStack } from "../../infra/local/stack.ts";

/** R-PER-4: a person who looks like the candidate of the stage enrols. Gives the task that it makes. */
export async function enrolAlike({ people, settled }: Stage, { urls }: LocalStack): Promise<{ id: string }> {
  const email = "amine@candidats.example.org";
  const who = apiClient(urls.api, await demoToken(urls.identity, { email }));
  const candidate = { civilStatus: civilStatusOf("Amine", "Exemple"), email };
  await who.call("POST", "/files", { path: "vae", certification: "CMI", candidate });
  await settled();
  const { items } = await people.oemm.call("GET", "/tasks");
  return items.find(({ kind }: { kind: string }) => kind === "resemblance");
}
