import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { ActingApi, api } from "../api.ts";
import { signOut } from "../session/signing-in.ts";
import { SignedIn } from "./account.ts";
import { Announcements } from "./announce.tsx";
import { Arrow } from "./arrow.tsx";
import { type Account, chosenCapacity, keepCapacity } from "./capacity.ts";
import { Coming } from "./coming.tsx";
import { Failure } from "./failure.tsx";
import { Footer } from "./footer.tsx";
import { initialsOf } from "./initials.ts";
import { headingsOf } from "./navigation.ts";
import { Offline } from "./offline.tsx";
import { Unread } from "./unread.tsx";

/** What stands around every page: where one is, who one is, as what one acts. */
export function Frame() {
  const me = useQuery({ queryKey: ["me"], queryFn: async () => (await api.get("/v1/me")).body });
  return (
    <>
      <a className="skip" href="#page">
        Aller au contenu
      </a>
      <Offline />
      {me.data === undefined ? <Bar /> : <Signed account={me.data} />}
      {me.isPending ? (
        <div className="page">
          <Coming />
        </div>
      ) : null}
      {me.isError ? (
        <main id="page" className="page" tabIndex={-1}>
          <Failure error={me.error} again={me.refetch} title="Votre espace n’a pas pu s’ouvrir" />
        </main>
      ) : null}
    </>
  );
}

function Bar({ children }: { children?: React.ReactNode }) {
  return (
    <header className="bar">
      <div>
        <Link className="mark" to="/">
          <b aria-hidden="true">CQP</b>
          <span>
            Certifications
            <br />
            de la Mutualité
          </span>
        </Link>
        {children}
      </div>
    </header>
  );
}

function Signed({ account }: { account: Account }) {
  const [actingAs, setActingAs] = useState(() => chosenCapacity(account));
  const queries = useQueryClient();
  const acting = useMemo(() => api.as(actingAs), [actingAs]);
  const choose = (chosen: string | undefined) => {
    keepCapacity(chosen);
    setActingAs(chosen);
    // What was read in one capacity is nothing to another.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
  };
  const role = account.capacities.find((capacity) => capacity.actingAs === actingAs)?.role;
  const who = (
    <div className="who">
      {account.capacities.length === 0 ? null : (
        <CapacityChoice account={account} actingAs={actingAs} choose={choose} />
      )}
      <Link to="/account" className="self">
        <span className="face" aria-hidden="true">
          {initialsOf(account.name)}
        </span>
        <span className="self-name">{account.name}</span>
      </Link>
      <Button className="button soft small leave" onPress={signOut}>
        <Leaving />
        <span>Se déconnecter</span>
      </Button>
    </div>
  );
  return (
    <SignedIn value={{ account, actingAs }}>
      <ActingApi value={acting}>
        {role === "oemm" ? (
          <Suspense fallback={<Bar>{who}</Bar>}>
            <Desk who={who} />
          </Suspense>
        ) : (
          <>
            <Bar>{who}</Bar>
            <Headings role={role} />
            <main id="page" className="page" tabIndex={-1} key={actingAs ?? ""}>
              <Unread />
              <Outlet />
            </main>
            <Footer />
          </>
        )}
        <Announcements />
        <Suspense fallback={null}>
          <Behind />
        </Suspense>
      </ActingApi>
    </SignedIn>
  );
}

/** What is behind a page comes once the page is there. */
const Behind = lazy(async () => ({ default: (await import("./behind.tsx")).Behind }));

/** What stands around the pages of OEMM. */
const Desk = lazy(async () => ({ default: (await import("../oemm/desk.tsx")).Desk }));

/** A door that one goes out by, where there is no room for the words. */
function Leaving() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d="M8 3H4v14h4M8 10h9m-3.5-4 4 4-4 4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Headings({ role }: { role: Account["role"] | undefined }) {
  const all = headingsOf(role);
  // A single one is where the mark leads.
  if (all.length === 1) return null;
  return (
    <nav className="headings" aria-label="Rubriques">
      <ul>
        {all.map(({ label, to }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true }}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How an organisation is called whose name could not be read. */
const organisations: Readonly<Partial<Record<Account["role"], string>>> = {
  company: "Votre entreprise",
  centre: "Votre centre",
  oemm: "OEMM",
};

/** The value of the choice for oneself, which is none of a capacity. */
const oneself = "oneself";

function CapacityChoice(props: {
  account: Account;
  actingAs: string | undefined;
  choose: (actingAs: string | undefined) => void;
}) {
  const { account, actingAs, choose } = props;
  return (
    <Select
      className="choice"
      value={actingAs ?? oneself}
      onChange={(key) => choose(key === oneself ? undefined : String(key))}
    >
      <Label className="hidden">Agir pour</Label>
      <Button className="button soft small">
        <SelectValue />
        <Arrow />
      </Button>
      <Popover className="choices">
        <ListBox>
          {account.capacities.map(({ actingAs: id, name, role }) => (
            <ListBoxItem key={id} id={id}>
              {name ?? organisations[role] ?? "Votre organisme"}
            </ListBoxItem>
          ))}
          <ListBoxItem id={oneself}>Moi-même</ListBoxItem>
        </ListBox>
      </Popover>
    </Select>
  );
}
