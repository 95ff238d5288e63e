import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "react-aria-components";

let told = "";
const listening = new Set<() => void>();

/** How long what was done stays told, in milliseconds; the page shows it for good. */
const toldFor = 12_000;

/** Tells what was done, to eyes and to ears, wherever the person is. */
export function announce(text: string): void {
  tell(text);
  if (text !== "") setTimeout(() => told === text && tell(""), toldFor);
}

function tell(text: string): void {
  told = text;
  for (const listener of listening) listener();
}

function subscribe(listener: () => void): () => void {
  listening.add(listener);
  return () => listening.delete(listener);
}

/** Where what was done is told. */
export function Announcements() {
  const text = useSyncExternalStore(subscribe, () => told);
  const shown = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // It gives way to what takes the focus under it (WCAG 2.4.11): it was said aloud already.
    const giveWay = ({ target }: FocusEvent) => {
      if (target instanceof Element && shown.current !== null && isUnder(target, shown.current)) announce("");
    };
    document.addEventListener("focusin", giveWay);
    return () => document.removeEventListener("focusin", giveWay);
  }, []);
  return (
    <div role="status" aria-live="polite" className="announcements">
      {text === "" ? null : (
        <p className="announcement" ref={shown}>
          {text}
          <Button className="linklike" aria-label="Fermer ce message" onPress={() => announce("")}>
            Fermer
          </Button>
        </p>
      )}
    </div>
  );
}

/** Whether an element stands where what is told is drawn, and not within it. */
function isUnder(element: Element, shown: HTMLElement): boolean {
  if (shown.contains(element)) return false;
  const one = element.getBoundingClientRect();
  const other = shown.getBoundingClientRect();
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}
