import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

/** Resolves as soon as there is a connection: what is gone to then loads, and what is looked at stays until then. */
export function connected(): Promise<void> {
  if (onlineManager.isOnline()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = onlineManager.subscribe((isOnline) => {
      if (!isOnline) return;
      stop();
      resolve();
    });
  });
}

/** Says that there is no connection, and what becomes of what one does meanwhile. */
export function Offline() {
  const isOnline = useSyncExternalStore(
    (told) => onlineManager.subscribe(told),
    () => onlineManager.isOnline(),
  );
  return (
    <div role="status">
      {isOnline ? null : (
        <p className="offline">
          <b>Vous êtes hors connexion.</b> Ce que vous voyez peut dater, et ce que vous écrivez reste à
          l’écran : la page reprendra d’elle-même dès que la connexion reviendra.
        </p>
      )}
    </div>
  );
}
