import { fromTimeTo, longDate } from "../domain/french/wording.ts";
import { type JurySession, type Slot, sessionHours } from "../domain/jury/session.ts";
import type { Part } from "../printing/printed-document.ts";

/** When and where a session is, at the head of its papers; `remotely` says where one is that is held from afar. */
export function whenAndWhere(
  session: JurySession,
  remotely: (url: string) => string = () => "À distance, par visioconférence",
): Part {
  const { start, end } = sessionHours(session);
  const { date, place } = session;
  return {
    framed: [
      `Le ${longDate(date)}, ${fromTimeTo(start, end)}`,
      place.kind === "on-site" ? `Lieu\u00a0: ${place.address}` : remotely(place.url),
    ],
  };
}

/** The appearances of a session, the earliest first. */
export function inOrder(slots: readonly Slot[]): Slot[] {
  return slots.toSorted((a, b) => (a.start < b.start ? -1 : 1));
}
