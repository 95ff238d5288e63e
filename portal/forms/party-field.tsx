import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { useApi } from "../api.ts";
import { Arrow } from "../shell/arrow.tsx";
import { saidOfNone } from "../shell/said-of-none.ts";
import { FieldHead } from "./field-head.tsx";
import { useField } from "./form-state.tsx";

/** The parties that a form may name, by how their identifiers begin. */
const searched = {
  "^ctr_": { path: "/v1/centres", label: "Centre", one: "/v1/centres/{centreId}" },
  "^cmp_": { path: "/v1/companies", label: "Entreprise", one: "/v1/companies/{companyId}" },
  "^jur_": { path: "/v1/jury-members", label: "Membre du jury", one: "/v1/jury-members/{memberId}" },
} as const;

type Searched = (typeof searched)[keyof typeof searched];

/** The list in which the party that a text names is found, by the text's pattern. */
export const searchedBy = (pattern: string | undefined): Searched | undefined =>
  Object.entries(searched).find(([start]) => pattern?.startsWith(start))?.[1];

/** The field of a centre, a company or a member: found as one types, by the start of any word. */
export function PartyField(props: {
  by: Searched;
  path: string;
  required: boolean;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { by, path, required, value, onChange } = props;
  const { id, fault, label = by.label, help } = useField(path);
  const [typed, setTyped] = useState<string>();
  const named = usePartyName(by, value);
  const api = useApi();
  const q = typed?.trim() ?? "";
  const found = useQuery({
    queryKey: ["search", by.path, q],
    queryFn: async () =>
      (await api.get(by.path, { query: { limit: 10, ...(q === "" ? {} : { q }) } })).body.items,
    placeholderData: keepPreviousData,
  });
  return (
    <ComboBox
      id={id}
      className="field"
      items={(found.data ?? []).map(({ id: key, name, ...rest }) => ({
        id: key,
        name,
        place: "city" in rest ? rest.city : undefined,
      }))}
      inputValue={typed ?? named ?? ""}
      onInputChange={(text) => {
        setTyped(text);
        if (text === "") onChange(undefined);
      }}
      selectedKey={value ?? null}
      onSelectionChange={(key) => {
        if (key === null) return;
        onChange(String(key));
        // What was taken is written at once: a field that is empty until its name was read would open its list again.
        setTyped(found.data?.find(({ id: one }) => one === key)?.name);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={fault !== undefined}
    >
      <FieldHead label={label} required={required} help={help} fault={fault} />
      <div className="with-button">
        <Input placeholder="Les premières lettres du nom ou de la ville" />
        <Button className="button soft small" aria-label="Ouvrir la liste">
          <Arrow />
        </Button>
      </div>
      <Popover className="choices">
        <ListBox renderEmptyState={() => <p className="quiet">{saidOfNone(found)}</p>}>
          {({ id: key, name, place }: { id: string; name: string; place: string | undefined }) => (
            <ListBoxItem id={key} textValue={name}>
              {name}
              {place === undefined ? null : <span className="quiet"> · {place}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** How a party is called that is known by its identifier alone. */
function usePartyName(by: Searched, partyId: string | undefined): string | undefined {
  const api = useApi();
  const found = useQuery({
    queryKey: ["party", partyId],
    enabled: partyId !== undefined,
    queryFn: async () => {
      const id = partyId as string;
      if (by.one === "/v1/centres/{centreId}")
        return (await api.get(by.one, { path: { centreId: id } })).body.centre.name;
      if (by.one === "/v1/companies/{companyId}")
        return (await api.get(by.one, { path: { companyId: id } })).body.name;
      return (await api.get(by.one, { path: { memberId: id } })).body.name;
    },
  });
  return found.data;
}
