import type { JurySession } from "../../shared/domain/jury/session.ts";
import {
  type AppearanceMessage,
  type AppearanceNow,
  type AppearanceSaid,
  type LeavingMail,
  nextMessage,
} from "../../shared/domain/mail/appearance-message.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { appearanceMessagesKey, sessionKey } from "../../shared/store/keys.ts";
import { type AppearanceRef, type StoredMessages, storedMessages } from "../../shared/store/mails.ts";
import { sessionEntity } from "../../shared/store/sessions.ts";
import { readTogether } from "../../shared/store/table.ts";

/**
 * R-DAY-4: a mail that does not leave: not yet, or, with its reason in French, not any more; `nothingLeft`: nothing is to be
 * told of its appearance, by a letter that still waits either.
 */
export type Staying =
  | { stays: "waiting" }
  | { stays: "superseded"; reason: string; nothingLeft?: Pick<SaidOfAppearance, "ref" | "told"> };

/** The mail that is about to leave: its own fact, and whether it is sent in place of another one. */
export type Leaving = Pick<LeavingMail, "mailId" | "again">;

/** What a mail says of an appearance, and what was told of it before. */
export interface SaidOfAppearance {
  ref: AppearanceRef;
  told: StoredMessages;
  says: AppearanceMessage;
}

/**
 * R-DAY-4: what a mail that leaves now says of an appearance: its session and what was told of it, read together.
 * `saidBy` is what a session says to the person, where they appear or sit; `sequence` that of the fact.
 */
export async function saidOfAppearance(
  ref: AppearanceRef,
  sequence: number,
  leaving: Leaving,
  saidBy: (session: JurySession) => AppearanceSaid | undefined,
): Promise<{ session: JurySession; message: SaidOfAppearance; hindrance?: string } | Staying> {
  const [held, item] = await readTogether([sessionKey(ref.sessionId), appearanceMessagesKey(ref)]);
  const session = sessionEntity.find(held);
  if (session === undefined) throw new Error(`${ref.sessionId} does not exist`);
  const told = storedMessages(item);
  const at = systemRuntime.now();
  const now = appearanceNow(session, saidBy(session), dateInParis(at));
  const next = nextMessage(told.messages, now, { ...leaving, sequence }, at);
  switch (next.next) {
    case "wait":
      return { stays: "waiting" };
    case "stay":
      return {
        stays: "superseded",
        reason: reasons[next.because],
        ...(next.because === "never-convened" ? { nothingLeft: { ref, told } } : {}),
      };
    case "say":
      return {
        session,
        message: { ref, told, says: next.message },
        ...(next.late
          ? { hindrance: "Le jour du jury est passé sans que cette convocation soit partie." }
          : {}),
      };
  }
}

/** R-DAY-4: a reminder of what is no longer so. */
export const appearanceChanged: Staying = {
  stays: "superseded",
  reason: "La séance a changé depuis, ou ce rappel n’a plus d’objet.",
};

/** R-DAY-4: what became of an appearance is told otherwise by now. */
export const outcomeChanged: Staying = {
  stays: "superseded",
  reason: "Ce que dit ce courriel a changé depuis.",
};

const reasons = {
  superseded: "Un courriel plus récent en dit plus, ou a dit la même chose.",
  "never-convened": "La personne n’avait pas encore été convoquée\u00a0: il n’y a rien à annuler.",
} as const;

function appearanceNow(
  { state, date, sequence }: JurySession,
  said: AppearanceSaid | undefined,
  today: string,
): AppearanceNow {
  if (said === undefined || state === "planned" || state === "cancelled") return { is: "none", sequence };
  // R-DAY-3: while it sits, slots may still move.
  const sits = state === "convened" || state === "opened";
  return { is: sits && date >= today ? "holds" : "over", sequence, said };
}
