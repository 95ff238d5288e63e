import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import type { CandidateFile } from "../files/file.ts";
import { dayOf } from "../shell/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import { useNames } from "./around-file.ts";
import { SubPage } from "./sub-page.tsx";
import { isToSign } from "./to-do.ts";

/** The agreement on accompaniment: its terms, and signing it (R-VAE-5). */
export function AgreementPage() {
  return <SubPage title="Convention d’accompagnement">{(file) => <Agreement file={file} />}</SubPage>;
}

function Agreement({ file }: { file: CandidateFile }) {
  const api = useApi();
  const modes = useNames("File.agreement.terms.meetings.mode");
  const signing = useActOnFile(file.id, "Vous avez signé la convention.", () =>
    api.post("/v1/files/{fileId}/accompaniment-agreement/signature", { path: { fileId: file.id } }),
  );
  const agreement = file.path === "vae" ? file.agreement : undefined;
  if (agreement === undefined) return <p>Votre centre ne vous a pas encore proposé de convention.</p>;
  const { terms, signedByCentreOn, signedByCandidateOn } = agreement;
  return (
    <>
      <section className="card" aria-labelledby="terms">
        <h2 id="terms">Ce que votre centre propose</h2>
        <p className="written">{terms.nature}</p>
        <ol className="plain">
          {terms.meetings.map(({ mode, duration, subject }, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: meetings have no name but their place
            <li key={rank}>
              <b>{subject}</b>
              <span className="quiet more">
                {modes[mode] ?? mode}, {duration}&nbsp;minutes
              </span>
            </li>
          ))}
        </ol>
        <p className="quiet">Signée par le centre le {dayOf(signedByCentreOn)}.</p>
      </section>
      {signedByCandidateOn === undefined ? null : <p>Vous l’avez signée le {dayOf(signedByCandidateOn)}.</p>}
      {isToSign(file) ? (
        <section className="card now" aria-labelledby="sign">
          <h2 id="sign">Signer</h2>
          <p>
            L’accompagnement est facultatif. En signant, vous acceptez ces rencontres ; le centre n’écrit pas
            à votre place.
          </p>
          <Refused error={signing.error} />
          <Button className="button" isPending={signing.isPending} onPress={() => signing.mutate()}>
            Signer la convention
          </Button>
        </section>
      ) : null}
    </>
  );
}
