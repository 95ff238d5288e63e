import { useCallback, useState } from "react";
import { useAccount } from "../shell/account.ts";

/** How the names begin under which a device keeps drafts. */
const kept = "draft:";

/** What is kept on the device, for this person alone, until it is sent or they sign out: what was typed, above all. */
export interface Draft<Value> {
  /** What was found when the form was opened. */
  found: Value | undefined;
  /** Keeps a value; false where the device has no room for it. */
  keep(value: Value): boolean;
  forget(): void;
}

/** The draft of a form, by the form's name, which tells the thing that it is about. */
export function useDraft<Value>(name: string): Draft<Value> {
  const place = `${kept}${useAccount().subject}:${name}`;
  const [found] = useState(() => read<Value>(place));
  const keep = useCallback(
    (value: Value) => {
      try {
        localStorage.setItem(place, JSON.stringify(value));
        return true;
      } catch {
        // It loses what a closed tab loses anywhere.
        return false;
      }
    },
    [place],
  );
  const forget = useCallback(() => localStorage.removeItem(place), [place]);
  return { found, keep, forget };
}

/** What a form of one text or so holds: kept as it is typed, given back when its page is opened anew, and how to forget it. */
export function useTyped<Typed>(name: string, initial: Typed) {
  const draft = useDraft<Typed>(name);
  const [typed, setTyped] = useState(() => draft.found ?? initial);
  const change = (next: Typed) => {
    setTyped(next);
    draft.keep(next);
  };
  return [typed, change, draft.forget] as const;
}

function read<Value>(place: string): Value | undefined {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
