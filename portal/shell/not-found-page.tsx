import { Link } from "@tanstack/react-router";
import { Page } from "./page.tsx";

/** What an address shows that leads to no page. */
export function NotFoundPage() {
  return (
    <Page title="Cette page n’existe pas" name="Page introuvable">
      <p>L’adresse est incomplète, ou cette partie de l’espace n’est pas encore ouverte.</p>
      <p>
        <Link to="/">Voir mes dossiers</Link>
      </p>
    </Page>
  );
}
