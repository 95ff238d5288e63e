import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";

/** Opens the application in place of what visitors see. */
export function openApplication(): void {
  const place = document.getElementById("application") as HTMLElement;
  createRoot(place).render(
    <I18nProvider locale="fr-FR">
      <main>
        <h1>Bonjour</h1>
      </main>
    </I18nProvider>,
  );
}
