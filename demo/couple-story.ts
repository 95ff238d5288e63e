import { codeFor } from "./acceptance.ts";
import { proveAddress } from "./addresses.ts";
import type { Player } from "./candidates.ts";
import { eventually } from "./eventually.ts";
import type { Stage } from "./stage.ts";

interface Task {
  id: string;
  kind: string;
  one?: string;
  other?: string;
}

/**
 * R-PER-4: two who were born on one day and have almost one name are reached at one address. Each signs in with an account
 * of their own; OEMM is asked whether they are one, and says that they differ.
 */
export async function shareAnAddress(
  { people: { oemm, company }, tell, mailUrl, today }: Stage,
  [claude, claudie]: readonly [Player, Player],
): Promise<void> {
  // Of this day: what an earlier tour had sent to an address is no code of today.
  const shared = `foyer.${today}.${claude.identity.email}`;
  const [one, other] = [await claude.signIn(), await claudie.signIn()];
  await proveAddress(one, mailUrl, shared);
  const own = await one.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: { ...claude.identity, email: shared },
  });
  tell(`Claude s’inscrit à la VAE, et se fait écrire à ${shared}, une adresse qu’il a prouvée`);
  const enrolled = await company.call("POST", "/files", {
    path: "training",
    certification: "CMI",
    candidate: { ...claudie.identity, email: shared },
    centreId: "ctr_demo_lyon",
    status: "holds-the-job",
  });
  const { bornOn } = claudie.identity.civilStatus;
  const code = await codeFor(mailUrl, enrolled.id);
  await other.call("POST", `/files/${enrolled.id}/acceptance`, { code, bornOn });
  tell("la mutuelle inscrit Claudie, sa femme, à la même adresse ; elle accepte, avec son propre compte");

  const ids = await Promise.all([one, other].map(async (who) => (await who.call("GET", "/me")).personId));
  const { id } = await eventually(async () => {
    const { items }: { items: Task[] } = await oemm.call("GET", "/tasks?state=open&limit=100");
    return items.find(
      ({ kind, one = "", other = "" }) => kind === "resemblance" && ids.includes(one) && ids.includes(other),
    );
  });
  tell("nés le même jour, presque un même nom : l’OEMM doit dire s’ils sont une seule personne");
  await oemm.call("POST", `/tasks/${id}/difference`, { reason: "Deux pièces d’identité : un couple." });
  for (const [who, file] of [
    [one, own.id],
    [other, enrolled.id],
  ] as const) {
    const { items } = await who.call("GET", "/files");
    if (items.length !== 1 || items[0].id !== file)
      throw new Error("who shares an address sees another's file");
  }
  tell("l’OEMM dit qu’ils diffèrent ; chacun ne voit que son dossier");
}
