import type { People } from "./people.ts";
import type { Stage } from "./stage.ts";

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

/** R-DAY-3: OEMM grants a third more time, which the slot, the letter and the invitation follow. */
export async function grantExtraTime({ people, tell }: Stage, fileId: string): Promise<void> {
  const granted = { presentation: 7, interview: 3, motive: "document-seen" };
  await people.oemm.call("PUT", `/files/${fileId}/extra-time`, granted);
  tell("l’OEMM accorde un tiers-temps : créneau, convocation et invitation suivent, sans dire pourquoi");
}

/**
 * R-DAY-8, R-DAY-9: a clerical error takes a certificate back and its correction revives the number; OEMM withdraws it, and
 * restores it.
 */
export async function withdrawAndRestore(
  { people, tell, settled }: Stage,
  fileId: string,
  number: string,
): Promise<void> {
  const verified = async () => {
    await settled();
    const { genuine, withdrawnOn } = await people.visitor.call("GET", `/certificates/${number}`);
    return genuine ? "authentique" : `retiré le ${withdrawnOn}`;
  };
  const { decisionSheets } = await people.oemm.call("GET", `/files/${fileId}`);
  const { sessionId, results } = decisionSheets.at(-1);
  const presented = results.flatMap(({ domainCode, result }: { domainCode: string; result: string }) =>
    result === "already-acquired" ? [] : [domainCode],
  );
  const outcome = (wrong?: string) => ({
    kind: "decided",
    domains: Object.fromEntries(
      presented.map((code: string) => [code, code === wrong ? "not-acquired" : "acquired"]),
    ),
    ...(wrong === undefined ? {} : { recommendation: "Approfondir ce domaine." }),
  });
  const { countersigner } = await correctSigned(people, { sessionId, fileId }, outcome(presented[0]));
  tell(`la fiche est rectifiée, ${countersigner.name} contresigne : le certificat est ${await verified()}`);
  await correctSigned(people, { sessionId, fileId }, outcome());
  tell(`c’était l’inverse : rectifiée de nouveau, elle rétablit le même numéro, ${await verified()}`);
  const motive = "Décision annulée par le tribunal.";
  await people.oemm.call("POST", `/certificates/${number}/withdrawal`, { because: "annulled", motive });
  tell(`l’OEMM retire le certificat, la titulaire en est informée : ${await verified()}`);
  await people.oemm.call("POST", `/certificates/${number}/restoration`, { motive: "Jugement réformé." });
  tell(`l’OEMM le rétablit : ${await verified()}`);
}
