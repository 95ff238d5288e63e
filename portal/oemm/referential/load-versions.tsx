import type { ReplyOf, SentTo } from "@cqp-mutualite/client/operations";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  FileTrigger,
  Heading,
  Modal,
  ModalOverlay,
} from "react-aria-components";
import { useApi } from "../../api.ts";
import { announce } from "../../shell/announce.tsx";
import { Refused } from "../../shell/refused.tsx";

type Loaded = ReplyOf<"/v1/certifications/versions", "post">["items"];

/** The loading of versions from a file (JSON), all or none, with what is wrong in each. */
export function LoadVersions() {
  return (
    <DialogTrigger>
      <Button className="button small">Charger des versions</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <Loading close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Loading({ close }: { close: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const [error, setError] = useState<Error>();
  const [loaded, setLoaded] = useState<Loaded>();
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    setError(undefined);
    try {
      const body = JSON.parse(await file.text()) as SentTo<"/v1/certifications/versions", "post">;
      const answer = await api.post("/v1/certifications/versions", { body });
      setLoaded(answer.body.items);
      announce("Les versions sont chargées.");
      queries.invalidateQueries();
    } catch (refused) {
      setError(
        refused instanceof SyntaxError ? new Error("Ce fichier n’est pas du JSON.") : (refused as Error),
      );
    }
  };
  return (
    <>
      <Heading slot="title">Charger des versions</Heading>
      <p>
        Un fichier JSON, <code>{`{ "versions": [ … ] }`}</code>, chacune comme la lecture d’une certification
        la rend. Toutes sont chargées, ou aucune.
      </p>
      {error === undefined ? null : error.message.startsWith("Ce fichier") ? (
        <p className="fault" role="alert">
          {error.message}
        </p>
      ) : (
        <Refused error={error} formId="versions" />
      )}
      {loaded === undefined ? null : (
        <ul>
          {loaded.map(({ code, version, added }) => (
            <li key={`${code} ${version}`}>
              {code}, version {version} : {added ? "ajoutée" : "déjà là, à l’identique"}
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <FileTrigger acceptedFileTypes={["application/json"]} onSelect={(files) => load(files?.[0])}>
          <Button className="button">Choisir le fichier</Button>
        </FileTrigger>
        <Button className="button soft" onPress={close}>
          Fermer
        </Button>
      </div>
    </>
  );
}
