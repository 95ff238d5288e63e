import { decideSession } from "./session-story.ts";
import type { Stage } from "./stage.ts";

/** The file is taken up again, and a later jury grants everything that it presents. Gives the certificate's number. */
export async function finishLater(stage: Stage, id: string): Promise<string> {
  const { people, tell, today, settled } = stage;
  const { validation } = await people.candidate.call("GET", `/files/${id}`);
  const kept = Object.values(validation.acquired as Record<string, { validUntil: string }>).filter(
    ({ validUntil }) => today <= validUntil,
  );
  tell(`le ${today}, ${kept.length} domaine(s) gardé(s), à présenter : ${validation.toPresent.join(", ")}`);
  await people.candidate.call("POST", `/files/${id}/resumption`);
  await people.candidate.call("POST", `/files/${id}/submission`);
  await settled();
  await decideSession(stage, { certification: "CMI", date: today, fileIds: [id], granted: () => true });
  const { validation: after } = await people.candidate.call("GET", `/files/${id}`);
  tell(`le jury accorde le CQP : certificat ${after.certificateNumber}`);
  return after.certificateNumber;
}
