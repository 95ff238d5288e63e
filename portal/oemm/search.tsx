import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import {
  Collection,
  ComboBox,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from "react-aria-components";
import { useApi } from "../api.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { saidOfNone } from "../shell/said-of-none.ts";
import { nameOf } from "./names.ts";
import { type SearchBegun, searchWords } from "./search-place.tsx";

/** How many of each kind are proposed. */
const limit = 5;

const hasDigit = /\d/;

/** Something that was found: where it leads, and how it is told from what is called the same. */
interface Found {
  id: string;
  name: string;
  detail: string;
}

/** A search as one types, of persons, files, companies, centres and certificates, by the start of any word. */
export function Search(begun: SearchBegun) {
  const [text, setText] = useState("");
  // What was typed before it came is typed into it as it takes the focus: the list opens at what changes then, and a letter that
  // is typed a moment later comes after it.
  const typedBefore = useRef(begun.isTyping ? begun.text : "");
  const navigate = useNavigate();
  const found = useFound(text.trim());
  const asked = text.trim() !== "";
  return (
    <ComboBox
      className="search-field"
      aria-label={searchWords.label}
      inputValue={text}
      onInputChange={setText}
      onFocus={() => {
        setText(typedBefore.current);
        typedBefore.current = "";
      }}
      onBlur={() => setText("")}
      items={asked ? found.groups : []}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setText("");
        void navigate({ to: String(key) });
      }}
      menuTrigger="input"
      allowsEmptyCollection={asked}
    >
      <Input autoFocus={begun.isTyping} placeholder={searchWords.placeholder} />
      <kbd>Ctrl K</kbd>
      <Popover className="choices found">
        <ListBox<(typeof found.groups)[number]>
          renderEmptyState={() => <p className="quiet">{saidOfNone(found)}</p>}
        >
          {(group) => (
            <ListBoxSection id={group.name}>
              <Header>{group.name}</Header>
              <Collection items={group.items}>
                {({ id, name, detail }) => (
                  <ListBoxItem id={id} textValue={`${name}, ${detail}`}>
                    <strong>{name}</strong> <span className="quiet">{detail}</span>
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function useFound(q: string): {
  groups: { name: string; items: Found[] }[];
  isFetching: boolean;
  isError: boolean;
} {
  const api = useApi();
  const label = useLabels();
  const query = { q, limit };
  const { data, isFetching, isError } = useQuery({
    queryKey: ["search", q],
    enabled: q !== "",
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const [persons, files, companies, centres, certificates] = await Promise.all([
        api.get("/v1/persons", { query, signal }),
        api.get("/v1/files", { query, signal }),
        api.get("/v1/companies", { query, signal }),
        api.get("/v1/centres", { query, signal }),
        // By their numbers alone: by its holder's name, a certificate is found with the file.
        hasDigit.test(q) ? api.get("/v1/certificates", { query, signal }) : undefined,
      ]);
      const groups: { name: string; items: Found[] }[] = [
        {
          name: "Personnes",
          items: persons.body.items.map(({ id, civilStatus }) => ({
            id: `/files?person=${id}`,
            name: nameOf(civilStatus),
            detail: civilStatus.bornOn === undefined ? "" : `né(e) le ${dayOf(civilStatus.bornOn)}`,
          })),
        },
        {
          name: "Dossiers",
          items: files.body.items.map(({ id, candidateName, certification, path }) => ({
            id: `/files/${id}`,
            name: candidateName,
            detail: `${certification} · ${label("File.path", path)}`,
          })),
        },
        {
          name: "Entreprises",
          items: companies.body.items.map(({ id, name, city }) => ({
            id: `/companies/${id}`,
            name,
            detail: city,
          })),
        },
        {
          name: "Centres",
          items: centres.body.items.map(({ id, name, city }) => ({
            id: `/centres/${id}`,
            name,
            detail: city,
          })),
        },
        {
          name: "Certificats",
          items: (certificates?.body.items ?? []).map(({ number, certification, holderName }) => ({
            id: `/certificates?certification=${certification}&number=${number}`,
            name: number,
            detail: `${certification} · ${holderName}`,
          })),
        },
      ];
      return groups.filter(({ items }) => items.length > 0);
    },
  });
  return { groups: data ?? [], isFetching, isError };
}
