import { use } from "react";
import { Button, I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { signOut } from "./session/signing-in.ts";
import { accessToken } from "./session/tokens.ts";

/** Opens the application in place of what visitors see. */
export function openApplication(): void {
  const place = document.getElementById("application") as HTMLElement;
  const me = readMe();
  createRoot(place).render(
    <I18nProvider locale="fr-FR">
      <Home me={me} />
    </I18nProvider>,
  );
}

async function readMe(): Promise<{ name: string }> {
  const answer = await fetch("/api/v1/me", { headers: { authorization: `Bearer ${await accessToken()}` } });
  return answer.json();
}

function Home({ me }: { me: Promise<{ name: string }> }) {
  const { name } = use(me);
  return (
    <main className="visitor">
      <h1>Bonjour {name}</h1>
      <Button className="button soft" onPress={signOut}>
        Se déconnecter
      </Button>
    </main>
  );
}
