import { useSyncExternalStore } from "react";
import { Button } from "react-aria-components";

let told = "";
const listening = new Set<() => void>();

/** Tells what was done, to eyes and to ears, wherever the person is. */
export function announce(text: string): void {
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
            ✕
          </Button>
        </p>
      )}
    </div>
  );
}
