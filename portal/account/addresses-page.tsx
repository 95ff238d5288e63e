import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { api } from "../api.ts";
import { DayField } from "../candidate/day-field.tsx";
import { Refused } from "../shell/refused.tsx";
import { AccountPart } from "./account-part.tsx";

/** Proving an address by the code that is sent there (R-PER-2), and taking over an account that OEMM moved (R-PER-5). */
export function AddressesPage() {
  return (
    <AccountPart title="Vos adresses">
      <ProveAddress />
      <TakeOver />
    </AccountPart>
  );
}

/** Asks for a code at an address, then takes it. */
export function ProveAddress({ proved }: { proved?: (email: string) => void }) {
  const [email, setEmail] = useState("");
  const [code, setCode] = useState("");
  const asking = useMutation({ mutationFn: () => api.post("/v1/me/addresses", { body: { email } }) });
  const proving = useMutation({
    mutationFn: () => api.post("/v1/me/addresses/proof", { body: { email, code } }),
    onSuccess: () => proved?.(email),
  });
  return (
    <section className="card form" aria-labelledby="prove">
      <h2 id="prove">Vérifier une adresse</h2>
      <p>
        Un code est envoyé à l’adresse ; il montre qu’elle est bien à vous. Il sert alors pour vos dossiers.
      </p>
      <form
        aria-label="Recevoir un code"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          proving.reset();
          asking.mutate();
        }}
      >
        <TextField
          className="field"
          type="email"
          autoComplete="email"
          isRequired
          value={email}
          onChange={setEmail}
        >
          <Label>Adresse à vérifier</Label>
          <Input />
        </TextField>
        <Refused error={asking.error} />
        <div>
          <Button type="submit" className="button soft small" isPending={asking.isPending}>
            {asking.isSuccess ? "Envoyer un autre code" : "Envoyer un code"}
          </Button>
        </div>
      </form>
      <p role="status">
        {proving.isSuccess
          ? `L’adresse ${email} est vérifiée.`
          : asking.isSuccess
            ? `Si cette adresse n’est pas déjà vérifiée, un code vient d’y être envoyé.`
            : ""}
      </p>
      {asking.isSuccess && !proving.isSuccess ? (
        <form
          aria-label="Donner le code reçu"
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            proving.mutate();
          }}
        >
          <TextField
            className="field short"
            autoComplete="one-time-code"
            isRequired
            value={code}
            onChange={setCode}
          >
            <Label>Code reçu</Label>
            <Input />
          </TextField>
          <Refused error={proving.error} />
          <div>
            <Button type="submit" className="button small" isPending={proving.isPending}>
              Vérifier l’adresse
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}

function TakeOver() {
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const [bornOn, setBornOn] = useState<string>();
  const taking = useMutation({
    mutationFn: () => api.post("/v1/me/account", { body: { code, bornOn: bornOn ?? "" } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section className="card" aria-labelledby="take">
      <h2 id="take">Reprendre mon compte à cette adresse</h2>
      <p>L’OEMM a déplacé votre compte vers l’adresse de cette connexion ? Indiquez le code reçu.</p>
      <form
        aria-labelledby="take"
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          taking.mutate();
        }}
      >
        <TextField className="field short" autoComplete="off" isRequired value={code} onChange={setCode}>
          <Label>Code de reprise</Label>
          <Input />
        </TextField>
        <DayField
          label="Votre date de naissance"
          name="bornOn"
          required
          value={bornOn}
          onChange={setBornOn}
        />
        <Refused error={taking.error} />
        <p role="status">{taking.isSuccess ? "Votre compte est repris : vos dossiers sont ici." : ""}</p>
        <div>
          <Button type="submit" className="button soft small" isPending={taking.isPending}>
            Reprendre mon compte
          </Button>
        </div>
      </form>
    </section>
  );
}
