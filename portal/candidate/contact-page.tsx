import { Link } from "@tanstack/react-router";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { BodyForm } from "../forms/body-form.tsx";
import { correctContact } from "../made/bodies/correctContact.ts";
import { useAccount } from "../shell/account.ts";
import { useToldOfFile } from "./act-on-file.ts";
import { SubPage } from "./sub-page.tsx";

/** How a candidate is reached (R-PER-2, R-PER-5). */
export function ContactPage() {
  return <SubPage title="Vos coordonnées">{(file) => <Contact file={file} />}</SubPage>;
}

function Contact({ file }: { file: CandidateFile }) {
  const api = useApi();
  const account = useAccount();
  const done = useToldOfFile(file.id, "Vos coordonnées sont enregistrées.");
  const { email = account.email ?? "", phone, postalAddress } = file.candidate;
  return (
    <div className="card">
      <BodyForm
        name={`contact:${file.id}`}
        body={correctContact}
        initial={{
          email,
          ...(phone === undefined ? {} : { phone }),
          ...(postalAddress === undefined ? {} : { postalAddress }),
        }}
        told={{
          email: {
            autoComplete: "email",
            help: (
              <>
                Celle de votre compte, ou une autre que vous avez{" "}
                <Link to="/account/addresses">vérifiée</Link>.
              </>
            ),
          },
          phone: { label: "Téléphone", autoComplete: "tel" },
          postalAddress: { label: "Adresse postale", autoComplete: "street-address" },
          motive: { hidden: true },
        }}
        send={(body) =>
          api.put("/v1/files/{fileId}/contact", { path: { fileId: file.id }, body, ifMatch: tagOf(file) })
        }
        done={done}
        label="Enregistrer"
      />
    </div>
  );
}
