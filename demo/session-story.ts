import type { People } from "./people.ts";
import type { Stage } from "./stage.ts";

/** A session to play from its planning to its closing. */
export interface PlayedSession {
  certification: string;
  date: string;
  fileIds: readonly string[];
  /** Whether the jury grants a domain that a file presents. */
  granted(fileId: string, domainCode: string): boolean;
}

/** OEMM plans and convenes, the jury decides on every candidate, the chair signs, OEMM closes. Gives the session's id. */
export async function decideSession(
  { people, settled }: Pick<Stage, "people" | "settled">,
  { certification, date, fileIds, granted }: PlayedSession,
): Promise<string> {
  const session = await people.oemm.call("POST", "/sessions", {
    certification,
    date,
    startTime: "09:00",
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds: [...people.members.keys()],
    fileIds,
  });
  await people.oemm.call("POST", `/sessions/${session.id}/convocation`, {
    lateReason: "Le jury se tient le jour même.",
  });
  const president = await openWithRightSide(people, session.id);
  const { slots } = await president.call("GET", `/sessions/${session.id}`);
  for (const { fileId, domains } of slots as { fileId: string; domains: string[] }[]) {
    const results = domains.map(
      (code) => [code, granted(fileId, code) ? "acquired" : "not-acquired"] as const,
    );
    const partial = results.some(([, result]) => result === "not-acquired");
    await president.call("PUT", `/sessions/${session.id}/slots/${fileId}/outcome`, {
      kind: "decided",
      domains: Object.fromEntries(results),
      ...(partial ? { recommendation: "Approfondir les domaines non acquis." } : {}),
    });
    await president.call("POST", `/sessions/${session.id}/slots/${fileId}/signature`);
  }
  await people.oemm.call("POST", `/sessions/${session.id}/closing`);
  await settled();
  return session.id;
}

/** Opens a session under the chair whose side's turn it is (R-JURY-3), and gives their way to the API; `late`: who is not there. */
export async function openWithRightSide(people: People, sessionId: string, late?: string) {
  const members = [...people.members.keys()];
  for (const chair of [members[0] ?? "", members[2] ?? ""]) {
    const opened = await people.oemm.send("POST", `/sessions/${sessionId}/opening`, {
      chair,
      present: members.filter((id) => id !== late),
    });
    const president = people.members.get(chair);
    if (opened.status === 200 && president !== undefined) return president;
    if (opened.body.type !== "urn:problem:cqp:chair-side") throw new Error(JSON.stringify(opened.body));
  }
  throw new Error("neither side may chair");
}
