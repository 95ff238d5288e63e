import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { useAccount } from "../shell/account.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import { SubPage } from "./sub-page.tsx";

/** How a candidate is reached (R-PER-2, R-PER-5). */
export function ContactPage() {
  return <SubPage title="Vos coordonnées">{(file) => <Contact file={file} />}</SubPage>;
}

function Contact({ file }: { file: CandidateFile }) {
  const api = useApi();
  const account = useAccount();
  const [email, setEmail] = useState(file.candidate.email ?? account.email ?? "");
  const [phone, setPhone] = useState(file.candidate.phone ?? "");
  const [postalAddress, setPostalAddress] = useState(file.candidate.postalAddress ?? "");
  const saving = useActOnFile(file.id, "Vos coordonnées sont enregistrées.", () =>
    api.put("/v1/files/{fileId}/contact", {
      path: { fileId: file.id },
      body: {
        email,
        ...(phone.trim() === "" ? {} : { phone }),
        ...(postalAddress.trim() === "" ? {} : { postalAddress }),
      },
      ifMatch: tagOf(file),
    }),
  );
  return (
    <form
      className="card form"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
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
        <Label>Adresse électronique</Label>
        <Text slot="description" className="quiet">
          Celle de votre compte, ou une autre que vous avez <Link to="/account/addresses">vérifiée</Link>.
        </Text>
        <Input />
      </TextField>
      <TextField className="field" type="tel" autoComplete="tel" value={phone} onChange={setPhone}>
        <Label>Téléphone (facultatif)</Label>
        <Input />
      </TextField>
      <TextField
        className="field"
        autoComplete="street-address"
        value={postalAddress}
        onChange={setPostalAddress}
        maxLength={500}
      >
        <Label>Adresse postale (facultative)</Label>
        <TextArea rows={3} />
      </TextField>
      <Refused error={saving.error} />
      <div>
        <Button type="submit" className="button" isPending={saving.isPending}>
          Enregistrer
        </Button>
      </div>
    </form>
  );
}
