import { depositAttendance } from "./attendance-story.ts";
import { openWithRightSide } from "./session-story.ts";
import type { Stage } from "./stage.ts";

/**
 * R-DAY-1, R-DAY-2: the day of a jury as it really goes: a member comes late, the chair falls ill and is replaced, the jury
 * adjourns before it has decided on the candidate, who was there and waits again, first of all. R-DAY-6: the sheet that they signed is deposited.
 */
export async function interruptTheDay(stage: Stage, sessionId: string, fileId: string): Promise<void> {
  const { people, tell, settled } = stage;
  const members = [...people.members.keys()];
  const path = `/sessions/${sessionId}`;
  const lateId = members[3] ?? "";
  const late = people.members.get(lateId);
  await openWithRightSide(people, sessionId, lateId);
  const { chair, present, members: seats } = await people.oemm.call("GET", path);
  tell(`la séance s’ouvre sous la présidence de ${chair}, sans ${lateId}, en retard`);
  const absence = await late?.send("PUT", `${path}/slots/${fileId}/outcome`, { kind: "absent" });
  if (absence?.status !== 403) throw new Error("who is not there records an outcome");
  await people.members.get(chair)?.call("PUT", `${path}/attendance`, { present: members });
  tell(`${lateId} arrive : un membre présent le note, et il peut désormais agir`);

  await people.oemm.call("PUT", `${path}/attendance`, { present: members.filter((id) => id !== chair) });
  const sideOf = (id: string) => seats.find((seat: { id: string }) => seat.id === id)?.side;
  const next = members.find((id) => id !== chair && sideOf(id) === sideOf(chair)) ?? "";
  const president = people.members.get(next);
  await president?.call("PUT", `${path}/chair`, { chair: next });
  tell(
    `${chair} tombe malade et part ; ${next}, du même collège, préside (${present.length} présents au début)`,
  );
  await president?.call("POST", `${path}/adjournment`, {
    appeared: [fileId],
    motive: "Malaise du président.",
  });
  await settled();
  if (president !== undefined) await depositAttendance(stage, president, sessionId);
  tell(`${next} dépose la feuille d’émargement que tous ont signée, numérisée`);
  const { items } = await people.oemm.call("GET", "/certifications/CMI/waiting-list");
  const rank = items.findIndex(({ id }: { id: string }) => id === fileId) + 1;
  tell(`la séance est ajournée ; la candidate, qui était là, attend au rang ${rank} de la liste`);
}
