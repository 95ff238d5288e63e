import { Link } from "@tanstack/react-router";

/** What an address shows that leads to no page. */
export function NotFoundPage() {
  return (
    <>
      <title>Page introuvable – Certifications de la Mutualité</title>
      <h1>Cette page n’existe pas</h1>
      <p>L’adresse est incomplète, ou cette partie de l’espace n’est pas encore ouverte.</p>
      <p>
        <Link to="/">Voir mes dossiers</Link>
      </p>
    </>
  );
}
