import { Link, Outlet } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import "./desk.css";
import { useRead } from "../api.ts";
import { Unread } from "../shell/unread.tsx";
import { SearchPlace } from "./search-place.tsx";

/** The pages of OEMM, as its side lists them. */
const places = [
  { to: "/", name: "Aujourd’hui" },
  { to: "/tasks", name: "Tâches" },
  { to: "/files", name: "Dossiers" },
  { to: "/sessions", name: "Jurys" },
  { to: "/deadlines", name: "Échéances" },
  { to: "/certificates", name: "Certificats" },
  { to: "/centres", name: "Centres" },
  { to: "/companies", name: "Entreprises" },
  { to: "/jury-members", name: "Membres de jury" },
  { to: "/blocked-addresses", name: "Adresses bloquées" },
  { to: "/certifications", name: "Référentiels" },
  { to: "/policy-series", name: "Décisions de la branche" },
  { to: "/past", name: "Reprise du passé" },
  { to: "/exports", name: "Exports" },
  { to: "/team", name: "L’équipe" },
] as const;

/** What stands around the pages of OEMM: where they are, at the side, and the search above. */
export function Desk({ who }: { who: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const tasks = useRead("/v1/tasks", { query: { limit: 100 } });
  const counts: Readonly<Record<string, string | undefined>> = {
    "/tasks": tasks.data === undefined ? undefined : countOf(tasks.data.body),
  };
  return (
    <div className="desk">
      <nav className="side" aria-label="Pages" data-open={isOpen || undefined}>
        <div className="side-head">
          <Link className="mark" to="/">
            <b aria-hidden="true">CQP</b>
            <span>Observatoire</span>
          </Link>
          <Button className="side-toggle" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            Menu
          </Button>
        </div>
        <ul>
          {places.map(({ to, name }) => (
            <li key={to}>
              <Link
                className="side-link"
                to={to}
                activeOptions={{ exact: to === "/" }}
                onClick={() => setOpen(false)}
              >
                {name} {counts[to] === undefined ? null : <Count value={counts[to]} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="desk-body">
        <header className="top">
          <SearchPlace />
          {who}
        </header>
        <main id="page" tabIndex={-1}>
          <Unread />
          <Outlet />
        </main>
      </div>
    </div>
  );
}

/** How many a first page holds, and that there are more. */
function countOf({
  items,
  next,
}: {
  items: readonly unknown[];
  next?: string | undefined;
}): string | undefined {
  if (items.length === 0) return undefined;
  return next === undefined ? String(items.length) : `${items.length} +`;
}

function Count({ value }: { value: string }) {
  return (
    <span className="count">
      {value}
      <span className="hidden"> à faire</span>
    </span>
  );
}
