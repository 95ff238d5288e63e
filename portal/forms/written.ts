import { useState } from "react";
import { useDraft } from "./draft.ts";
import { type Clash, isSame, settle, stillClashing, takeUp } from "./meanwhile.ts";
import type { Part } from "./part.ts";

/** What a form holds. */
interface Held {
  value: unknown;
  /** What the thing was when the value was begun, or what others have made of it since. */
  on: unknown;
  clashes: readonly Clash[];
}

/** What a form is about, of all that it is told. */
interface About {
  name: string;
  body: Part;
  initial?: unknown;
}

/**
 * What is written in a form: kept on the device until it is sent, and put on what others make of the thing meanwhile, so that
 * what is sent undoes nothing unseen. `isSending`: what comes then is one's own.
 */
export function useWritten({ name, body, initial = nothing }: About, isSending: boolean) {
  const draft = useDraft<unknown>(name);
  const onWhatIs = ({ value, on }: Pick<Held, "on" | "value">, clashes: readonly Clash[]): Held => {
    const after = takeUp(body, value, on, initial);
    return { value: after.value, on: initial, clashes: stillClashing(clashes, after, initial) };
  };
  const [held, setHeld] = useState<Held>(() => onWhatIs(begun(draft.found, initial), []));
  const [isTakenUp, setTakenUp] = useState(draft.found !== undefined);
  const [isSent, setSent] = useState(false);
  const hasMoved = !isSending && !isSame(held.on, initial);
  const now = !hasMoved
    ? held
    : isSent
      ? { value: initial, on: initial, clashes: [] }
      : onWhatIs(held, held.clashes);
  if (hasMoved) setHeld(now);
  const { value, clashes } = now;

  const hold = (change: Partial<Held>) => {
    const next = { ...now, ...change };
    setHeld(next);
    draft.keep({ value: next.value, on: next.on });
  };
  return {
    value,
    /** Whether what was found on the device is there. */
    isTakenUp,
    /** What both its author and others changed. */
    clashes,
    write: (written: unknown) => {
      setSent(false);
      hold({ value: written });
    },
    /** Begins anew. */
    wipe: () => {
      draft.forget();
      setHeld({ value: initial, on: initial, clashes: [] });
      setTakenUp(false);
    },
    /** Ends the clash of a field: with what others wrote, or not. */
    settle: (path: string, isTheirs: boolean) => hold(settle(now, path, isTheirs)),
    /** What was written is at the API. */
    sent: () => {
      draft.forget();
      setSent(true);
    },
  };
}

const nothing = {};

/** What the device has of a form: what was typed and what on, or what was typed alone, as drafts of before 28 November 2026. */
function begun(found: unknown, initial: unknown): Pick<Held, "on" | "value"> {
  if (found === undefined) return { value: initial, on: initial };
  const isOnSomething = typeof found === "object" && found !== null && "on" in found;
  return isOnSomething ? (found as Pick<Held, "on" | "value">) : { value: found, on: initial };
}
