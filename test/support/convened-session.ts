import type { Stage } from "../../demo/stage.ts";

/** Plans a jury of all members on a day, at nine, for files of the CMI, and convenes it; gives its identifier. */
export async function convenedSession(
  { people: { oemm, members } }: Stage,
  date: string,
  fileIds: readonly string[],
): Promise<string> {
  const { id } = await oemm.call("POST", "/sessions", {
    certification: "CMI",
    date,
    startTime: "09:00",
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds: [...members.keys()],
    fileIds,
  });
  await oemm.call("POST", `/sessions/${id}/convocation`, { lateReason: "Essai." });
  return id;
}
