import type { People } from "./people.ts";

/**
 * R-DAY-8: corrects what a session signed of a candidate: who may sign it does, and a member of the other side countersigns.
 * Gives the new sheet.
 */
export async function correctSigned(
  people: People,
  { sessionId, fileId }: { sessionId: string; fileId: string },
  outcome: unknown,
) {
  const path = `/sessions/${sessionId}/slots/${fileId}/correction`;
  const { signer, countersigners } = await people.oemm.call("GET", path);
  const explanation = "Deux lignes de la fiche ont été interverties à la saisie.";
  const { proposed } = await memberOf(people, signer.id).call("POST", path, { outcome, explanation });
  const countersigner = memberOf(people, countersigners[0].id);
  return countersigner.call("POST", `${path}/countersignature`, { correctionId: proposed.id });
}

function memberOf(people: People, id: string) {
  const member = people.members.get(id);
  if (member === undefined) throw new Error(`${id} is not signed in`);
  return member;
}
