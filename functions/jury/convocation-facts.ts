import type { NewFact } from "../../events/fact.ts";
import { candidateConvened, memberConvened } from "../../events/jury.ts";
import type { Appearances } from "../../shared/domain/jury/appearances.ts";
import { convocationsBetween } from "../../shared/domain/jury/convene.ts";
import { sessionHours, slotOfFile } from "../../shared/domain/jury/session.ts";

/**
 * R-JURY-6: one fact for each person to write to when the session `sessionId` goes from `before` to `after`; each makes
 * one mail.
 */
export function convocationFacts(
  sessionId: string,
  before: Appearances | undefined,
  after: Appearances,
): NewFact[] {
  return convocationsBetween(before, after).map((convocation): NewFact => {
    // A person who is told of a cancellation is told of what they had been convened to.
    const told = convocation.kind === "cancel" ? (before ?? after) : after;
    const common = {
      sessionId,
      kind: convocation.kind,
      sequence: after.sequence,
      certification: told.certification,
      format: told.format,
      date: told.date,
      place: told.place,
    };
    if (convocation.to === "member") {
      const schedule = told.slots.map(({ start, end, fileId }) => ({ start, end, fileId }));
      return memberConvened.of(sessionId, {
        ...common,
        ...sessionHours(told),
        memberId: convocation.memberId,
        schedule,
      });
    }
    const slot = slotOfFile(told, convocation.fileId);
    if (slot === undefined) throw new Error(`no slot for ${convocation.fileId} in ${sessionId}`);
    return candidateConvened.of(convocation.fileId, {
      ...common,
      start: slot.start,
      end: slot.interviewEnd,
      domains: slot.domains,
      referentialVersion: slot.referentialVersion,
      extraTime: slot.extraTime,
    });
  });
}
