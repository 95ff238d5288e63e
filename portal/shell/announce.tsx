import { useSyncExternalStore } from "react";
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
  return (
    <div role="status" aria-live="polite" className="announcements">
      {text === "" ? null : (
        <p className="announcement">
          {text}
          <Button className="linklike" aria-label="Fermer ce message" onPress={() => announce("")}>
            Fermer
          </Button>
        </p>
      )}
    </div>
  );
}
