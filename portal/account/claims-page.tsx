import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { api } from "../api.ts";
import { DayField } from "../candidate/day-field.tsx";
import { saidOf } from "../forms/called.ts";
import { Refused } from "../shell/refused.tsx";
import { AccountPart } from "./account-part.tsx";

const told = {
  number: { label: "Numéro du certificat ou de la fiche de décision" },
  bornOn: { label: "Votre date de naissance" },
};

/** Claiming what was granted before the system, by its number and a date of birth (R-PER-5). */
export function ClaimsPage() {
  const [number, setNumber] = useState("");
  const [bornOn, setBornOn] = useState<string>();
  const claiming = useMutation({
    mutationFn: () => api.post("/v1/me/claims", { body: { number, bornOn: bornOn ?? "" } }),
  });
  return (
    <AccountPart title="Réclamer ce que vous avez obtenu">
      <p className="lead">
        Vous avez obtenu un CQP, ou des domaines, avant ce service ? Indiquez le numéro qui figure sur votre
        papier.
      </p>
      <form
        className="card form"
        onSubmit={(event) => {
          event.preventDefault();
          claiming.mutate();
        }}
      >
        <TextField className="field" isRequired value={number} onChange={setNumber}>
          <Label>{told.number.label}</Label>
          <Input />
        </TextField>
        <DayField label={told.bornOn.label} name="bornOn" required value={bornOn} onChange={setBornOn} />
        <Refused error={claiming.error} say={(fault) => saidOf(fault, told)} />
        <p role="status">{claiming.data?.body.said ?? ""}</p>
        <div>
          <Button type="submit" className="button" isPending={claiming.isPending}>
            Réclamer
          </Button>
        </div>
      </form>
    </AccountPart>
  );
}
