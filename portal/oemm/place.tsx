import { Link } from "@tanstack/react-router";

/** The pages of what tasks, changes and deadlines are about, and how each is called there. */
const places: Readonly<Record<string, { at: (id: string) => string; name: string }>> = {
  file: { at: (id) => `/files/${id}`, name: "Voir le dossier" },
  session: { at: (id) => `/sessions/${id}`, name: "Voir le jury" },
  centre: { at: (id) => `/centres/${id}`, name: "Voir le centre" },
  company: { at: (id) => `/companies/${id}`, name: "Voir l’entreprise" },
  certification: { at: (id) => `/waiting-lists/${id}`, name: "Voir la liste d’attente" },
  person: { at: (id) => `/files?person=${id}`, name: "Voir ses dossiers" },
};

/** What leads to the thing that another is about, where it has a page. */
export function Place(props: { of: { kind: string; id: string }; children?: string }) {
  const { kind, id } = props.of;
  const place = places[kind];
  if (place === undefined) return props.children;
  return <Link to={place.at(id)}>{props.children ?? place.name}</Link>;
}
