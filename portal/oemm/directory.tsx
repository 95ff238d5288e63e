import { useState } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { AwaySign } from "./sessions/signs.tsx";

/** What is typed to find something of a list; the list is asked for by it. */
export function useSought(): { q: string | undefined; field: React.ReactNode } {
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  return {
    q: q === "" ? undefined : q,
    field: (
      <SearchField className="sought" value={typed} onChange={setTyped}>
        <Label>Chercher</Label>
        <div>
          <Input placeholder="Le début d’un mot" />
          {typed === "" ? null : (
            <Button aria-label="Effacer" className="step">
              <AwaySign />
            </Button>
          )}
        </div>
      </SearchField>
    ),
  };
}

/** The query of a list by its first page and what is sought. */
export const soughtQuery = (q: string | undefined) => ({ limit: 50, ...(q === undefined ? {} : { q }) });

/** The identifier of what is new, made of its name: `ctr_formation_lyon`. */
export function idFrom(prefix: "ctr" | "cmp" | "jur", name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const end = crypto.randomUUID().slice(0, 4);
  return `${prefix}_${plain.slice(0, 30)}_${end}`;
}
