import { type JurySession, slotOfFile } from "./session.ts";

/** What a mail may say became of an appearance without a decision, or of its absence. */
export type OutcomeTold = "absent" | "excused" | "adjourned" | "undone" | "heard-again" | "waiting";

/**
 * R-DAY-4: whether what a mail says became of an appearance is so, still: `undone`, an absence is none any more; of those,
 * `heard-again` was not decided on since, and `waiting` neither.
 */
export function outcomeStands(session: JurySession, fileId: string, told: OutcomeTold): boolean {
  const { outcome, signature } = slotOfFile(session, fileId) ?? {};
  switch (told) {
    case "undone":
      return outcome?.kind !== "absent" && outcome?.kind !== "excused";
    case "heard-again":
      return session.state === "opened" && signature === undefined;
    case "waiting":
      return outcome?.kind === "adjourned";
    default:
      return outcome?.kind === told;
  }
}

/** R-DAY-4, R-DAY-11: whether what OEMM answered to a candidate who can't come on `date` is so, still. */
export function answerStands(
  session: JurySession,
  fileId: string,
  answered: { outcome: "kept" | "freed" | "excused"; date: string },
): boolean {
  const slot = slotOfFile(session, fileId);
  switch (answered.outcome) {
    case "freed":
      return slot === undefined;
    case "kept":
      return slot !== undefined && session.state === "convened" && session.date === answered.date;
    case "excused":
      return slot?.outcome?.kind === "excused";
  }
}
