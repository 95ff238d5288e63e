import { Link } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, tagOf } from "../files/file.ts";
import { Refused } from "../shell/refused.tsx";
import { useActOnFile } from "./act-on-file.ts";
import { SubPage } from "./sub-page.tsx";

/** Giving a candidacy up. */
export function WithdrawalPage() {
  return <SubPage title="Abandonner ma candidature">{(file) => <Withdrawal file={file} />}</SubPage>;
}

function Withdrawal({ file }: { file: CandidateFile }) {
  const api = useApi();
  const withdrawing = useActOnFile(file.id, "Votre candidature est abandonnée.", () =>
    api.post("/v1/files/{fileId}/withdrawal", { path: { fileId: file.id }, body: {}, ifMatch: tagOf(file) }),
  );
  if (!file.allowedCommands.includes("withdraw"))
    return (
      <p>
        Dans l’état présent de votre dossier, vous ne pouvez pas l’abandonner vous-même : écrivez à l’OEMM.
      </p>
    );
  return (
    <section className="card warned" aria-labelledby="sure">
      <h2 id="sure">Arrêter là ce dossier ?</h2>
      <p>
        Votre dossier s’arrête, et n’ira pas devant un jury. Ce que vous y avez mis est conservé le temps
        prévu par la notice sur vos données ; vous pourrez vous inscrire de nouveau plus tard.
      </p>
      <Refused error={withdrawing.error} />
      <div className="buttons">
        <Link className="button" to="/files/$fileId" params={{ fileId: file.id }}>
          Garder mon dossier
        </Link>
        <Button
          className="button soft"
          isPending={withdrawing.isPending}
          onPress={() => withdrawing.mutate()}
        >
          Abandonner ma candidature
        </Button>
      </div>
    </section>
  );
}
