import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { useApi } from "../api.ts";
import { type CandidateFile, fileKey, tagOf } from "../files/file.ts";
import { weightOf } from "../files/weight.ts";
import { goToSignIn } from "../session/signing-in.ts";
import { counted } from "../shell/counted.ts";
import { Refused } from "../shell/refused.tsx";
import { useGrid, useNames } from "./around-file.ts";
import { DescribePiece } from "./describe-piece.tsx";
import { type Category, listedBeside, type Sending, useSending } from "./evidence-upload.ts";
import type { Piece } from "./pieces.ts";
import { Removing } from "./removing.tsx";
import { SubPage } from "./sub-page.tsx";

/** The pieces of a file: what proves the experience. */
export function EvidencePage() {
  return (
    <SubPage title="Joignez vos preuves">
      {(file) => (
        <Pieces
          file={file}
          offered={file.path === "vae" ? categories : ofTrainee}
          lead={
            file.path === "vae"
              ? "Attestations, courriers, photos, enregistrements : ce qui montre ce que vous avez fait."
              : "Ce que vous voulez montrer au jury ; votre entreprise dépose les pièces de l’inscription."
          }
        />
      )}
    </SubPage>
  );
}

/** What is deposited, by what it is for. */
export type Offered = readonly { is: Category; ask: string }[];

/** What a candidate by VAE deposits. */
const categories: Offered = [
  { is: "experience", ask: "Une preuve d’expérience : courrier, article, photo, enregistrement" },
  { is: "cv", ask: "Votre CV détaillé" },
  { is: "position-proof", ask: "Un justificatif de poste : attestation d’employeur, bulletin de salaire" },
  { is: "supporting-document", ask: "Un autre document à l’appui" },
];
/** What a candidate in training deposits. */
const ofTrainee: Offered = [{ is: "supporting-document", ask: "Un document à l’appui de vos activités" }];
/** R-DAY-6: what belongs to an appearance before a jury. */
const slides: Offered = [
  { is: "presentation", ask: "Le diaporama de votre présentation (PDF, PowerPoint, OpenDocument)" },
];

/** The pieces of a file, and adding some: what is offered to its reader, who may be the company. */
export function Pieces(props: { file: CandidateFile; offered: Offered; lead: string }) {
  const { file, offered, lead } = props;
  const sending = useSending(file.id);
  const isHeard = file.readAs === "owner" && file.allowedCommands.includes("unschedule");
  const mayAdd = file.allowedCommands.includes("upload-evidence") || isHeard;
  const shown = listedBeside(file.evidence, sending.all);
  const missing = file.readiness.missing.filter(({ item }) => offered.some(({ is }) => is === item));
  const first = offered.find(({ is }) => is === missing[0]?.item) ?? offered[0];
  return (
    <>
      <p className="lead">{lead}</p>
      {mayAdd ? (
        <Adding
          add={sending.add}
          offered={isHeard ? slides : offered}
          first={isHeard ? "presentation" : (first?.is ?? "supporting-document")}
        />
      ) : (
        <p className="card">Dans l’état présent du dossier, vous ne pouvez plus ajouter de pièces.</p>
      )}
      {mayAdd && !isHeard && missing.length > 0 ? (
        <section className="card now" aria-labelledby="missing-pieces">
          <h2 id="missing-pieces">Il manque encore</h2>
          <ul className="plain">
            {missing.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="card" aria-labelledby="pieces">
        <h2 id="pieces">
          {shown.length + sending.all.length === 0
            ? "Aucune pièce pour l’instant"
            : `Vos ${counted(shown.length + sending.all.length, "pièce", "pièces")}`.replace(
                "Vos 1\u00a0",
                "Votre ",
              )}
        </h2>
        {shown.length + sending.all.length === 0 ? null : (
          <ul className="pieces">
            {sending.all.map((one) => (
              <UnderWay key={one.key} one={one} again={sending.again} cancel={sending.cancel} />
            ))}
            {shown.map((piece) => (
              <Kept
                key={piece.id}
                file={file}
                piece={piece}
                mayChange={mayAdd && (!isHeard || piece.category === "presentation")}
              />
            ))}
          </ul>
        )}
      </section>
      <Told all={sending.all} pieces={file.evidence} />
    </>
  );
}

function Adding(props: {
  add: (files: Iterable<File>, category: Category) => void;
  offered: Offered;
  first: Category;
}) {
  const { add, offered, first } = props;
  const [chosen, setChosen] = useState<Category>(first);
  const [isOver, setOver] = useState(false);
  const take = (files: Iterable<File> | null) => (files === null ? undefined : add(files, chosen));
  return (
    <section
      className={isOver ? "drop over" : "drop"}
      aria-label="Ajouter des fichiers"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="masking">
        <b>Masquez les numéros de sécurité sociale</b> sur les bulletins de salaire et les CV avant de les
        joindre : le jury n’en a pas besoin.
      </p>
      <fieldset>
        <legend>Que joignez-vous ?</legend>
        {offered.map(({ is, ask }) => (
          <label key={is} className="choice-line">
            <input type="radio" name="category" checked={chosen === is} onChange={() => setChosen(is)} />
            {ask}
          </label>
        ))}
      </fieldset>
      <div className="buttons">
        <FileTrigger allowsMultiple onSelect={take}>
          <Button className="button">Choisir des fichiers</Button>
        </FileTrigger>
        <FileTrigger acceptedFileTypes={["image/*"]} defaultCamera="environment" onSelect={take}>
          <Button className="button soft">Prendre une photo</Button>
        </FileTrigger>
      </div>
      <p className="quiet">
        <span className="dropped">Ou déposez-les ici. </span>PDF, photos, Word, OpenDocument, vidéos et sons.
      </p>
    </section>
  );
}

function UnderWay(props: {
  one: Sending;
  again: (one: Sending) => unknown;
  cancel: (one: Sending) => unknown;
}) {
  const { one, again, cancel } = props;
  const { file, stands } = one;
  return (
    <li className="piece">
      <Kind fileName={file.name} />
      <b>{file.name}</b>
      <span className={stands.is === "verifying" ? "chip wait" : "quiet"}>{standing(stands)}</span>
      <div className="more">
        {stands.is === "sending" ? (
          <>
            <progress max={stands.total} value={stands.sent} aria-label={`Envoi de ${file.name}`} />
            <p className="quiet">{pace(stands)}</p>
          </>
        ) : null}
        {stands.is === "cut" || stands.is === "refused" ? (
          <p className="why" role="alert">
            {stands.said}
          </p>
        ) : null}
        {stands.is === "expired" ? (
          <p className="why">
            Votre session a expiré. Reconnectez-vous, puis choisissez de nouveau ce fichier.{" "}
            <Button className="linklike" onPress={() => goToSignIn(location.pathname)}>
              Se reconnecter
            </Button>
          </p>
        ) : null}
        <p className="buttons">
          {stands.is === "cut" ? (
            <Button
              className="linklike"
              onPress={() => again(one)}
              aria-label={`Réessayer l’envoi de ${file.name}`}
            >
              Réessayer
            </Button>
          ) : null}
          {stands.is === "verifying" ? null : (
            <Button
              className="linklike"
              onPress={() => cancel(one)}
              aria-label={`${stands.is === "refused" ? "Retirer" : "Annuler"} l’envoi de ${file.name}`}
            >
              {stands.is === "refused" ? "Retirer" : "Annuler"}
            </Button>
          )}
        </p>
      </div>
    </li>
  );
}

function standing(stands: Sending["stands"]): string {
  switch (stands.is) {
    case "announcing":
      return "en attente…";
    case "sending":
      return `${Math.floor((100 * stands.sent) / Math.max(stands.total, 1))}\u00a0%`;
    case "verifying":
      return "vérification…";
    case "cut":
      return "interrompu";
    default:
      return "non envoyé";
  }
}

/** How much was sent, and how long the rest takes at the same pace. */
function pace({ sent, total, since }: Extract<Sending["stands"], { is: "sending" }>): string {
  const seconds = (Date.now() - since) / 1000;
  const left = sent === 0 || seconds < 2 ? undefined : Math.ceil(((total - sent) * seconds) / sent);
  const rest =
    left === undefined
      ? ""
      : left < 90
        ? ` · encore ${left}\u00a0s`
        : ` · encore ${Math.ceil(left / 60)}\u00a0min`;
  return `${weightOf(sent)} sur ${weightOf(total)}${rest}`;
}

function Kind({ fileName }: { fileName: string }) {
  return (
    <span className="kind" aria-hidden="true">
      {(/\.([^.]{1,5})$/.exec(fileName)?.[1] ?? "?").toUpperCase()}
    </span>
  );
}

const looks: Readonly<Record<string, string>> = {
  accepted: "chip ok",
  rejected: "chip no",
  requested: "chip wait",
};

function Kept({ file, piece, mayChange }: { file: CandidateFile; piece: Piece; mayChange: boolean }) {
  const api = useApi();
  const queries = useQueryClient();
  const categoryNames = useNames("File.evidence.category");
  const states = useNames("File.evidence.state");
  const grid = useGrid(file.id);
  const [error, setError] = useState<unknown>();
  const [isDescribing, setDescribing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      setError(undefined);
      await act();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const path = { fileId: file.id, evidenceId: piece.id };
  const open = () =>
    attempt(async () => {
      const { body } = await api.get("/v1/files/{fileId}/evidence/{evidenceId}/content", { path });
      location.assign(body.url);
    });
  const remove = () =>
    attempt(async () => {
      await api.delete("/v1/files/{fileId}/evidence/{evidenceId}", { path, ifMatch: tagOf(piece) });
      await queries.invalidateQueries({ queryKey: fileKey(file.id) });
    });
  const numbers = grid?.domains
    .filter(({ code }) => piece.domains.includes(code))
    .map(({ number }) => number);
  return (
    <li className="piece">
      <Kind fileName={piece.fileName} />
      <b>{piece.title}</b>
      <span className={looks[piece.state] ?? "chip"}>{states[piece.state] ?? piece.state}</span>
      <div className="more">
        <p className="quiet">
          {categoryNames[piece.category] ?? piece.category} · {piece.fileName}
          {piece.size === undefined ? "" : ` · ${weightOf(piece.size)}`}
          {numbers === undefined || numbers.length === 0
            ? ""
            : ` · ${numbers.length === 1 ? "domaine" : "domaines"} ${numbers.join(", ")}`}
        </p>
        {piece.rejection === undefined ? null : <p className="why">{piece.rejection.detail}</p>}
        <Refused error={error} />
        {isDescribing ? <DescribePiece file={file} piece={piece} close={() => setDescribing(false)} /> : null}
        {isRemoving ? (
          <Removing
            question="Retirer cette pièce du dossier ?"
            yes="Oui, la retirer"
            of={piece.title}
            remove={remove}
            keep={() => setRemoving(false)}
          />
        ) : null}
        <p className="buttons">
          {piece.state === "accepted" ? (
            <Button className="linklike" onPress={open} aria-label={`Télécharger ${piece.title}`}>
              Télécharger
            </Button>
          ) : null}
          {mayChange && (piece.state === "accepted" || piece.state === "requested") && !isDescribing ? (
            <Button
              className="linklike"
              onPress={() => setDescribing(true)}
              aria-label={`Décrire ${piece.title}`}
            >
              Décrire
            </Button>
          ) : null}
          {mayChange && !isRemoving ? (
            <Button
              className="linklike"
              onPress={() => setRemoving(true)}
              aria-label={`Retirer ${piece.title}`}
            >
              Retirer
            </Button>
          ) : null}
        </p>
      </div>
    </li>
  );
}

/** Says aloud what became of a piece that was being verified, whichever way it is seen. */
function Told({ all, pieces }: { all: readonly Sending[]; pieces: readonly Piece[] }) {
  const watched = useRef(new Set<string>());
  const [said, setSaid] = useState("");
  const states = useNames("File.evidence.state");
  useEffect(() => {
    for (const { pieceId, stands } of all)
      if (pieceId !== undefined && stands.is === "verifying") watched.current.add(pieceId);
    for (const { id, title, state } of pieces) {
      if (state === "requested" || !watched.current.has(id)) continue;
      watched.current.delete(id);
      setSaid(`${title} : ${states[state] ?? state}.`);
    }
  }, [all, pieces, states]);
  return (
    <p className="hidden" role="status">
      {said}
    </p>
  );
}
