import { useState } from "react";
import { useDraft } from "../forms/draft.ts";

/** What a form of one text or so holds: kept as it is typed, given back when its page is opened anew. */
export function useTyped<Typed>(name: string, initial: Typed) {
  const draft = useDraft<Typed>(name);
  const [typed, setTyped] = useState(() => draft.found ?? initial);
  const change = (next: Typed) => {
    setTyped(next);
    draft.keep(next);
  };
  return [typed, change, draft.forget] as const;
}
