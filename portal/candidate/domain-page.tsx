import { Link, useParams } from "@tanstack/react-router";
import { useId } from "react";
import { Button, Label, Text, TextArea, TextField } from "react-aria-components";
import type { CandidateFile, VaeFile } from "../files/file.ts";
import { goToSignIn } from "../session/signing-in.ts";
import { counted } from "../shell/counted.ts";
import { timeOf } from "../shell/dates.ts";
import { Read } from "../shell/read.tsx";
import { Refused } from "../shell/refused.tsx";
import { useReadGrid } from "./around-file.ts";
import { NoBooklet } from "./booklet-page.tsx";
import { type Answer, type AnswerText, type Saving, useSavedAnswer } from "./saved-answer.ts";
import { SubPage } from "./sub-page.tsx";

/** A domain of the booklet: the text, and what the certification expects beside it. */
export function DomainPage() {
  const { domainCode } = useParams({ from: "/files/$fileId/booklet/$domainCode" });
  return (
    <SubPage title="Votre livret VAE" wide>
      {(file) =>
        file.path === "vae" ? <Domain key={domainCode} file={file} domainCode={domainCode} /> : <NoBooklet />
      }
    </SubPage>
  );
}

type GridDomain = NonNullable<ReturnType<typeof useReadGrid>["data"]>["body"]["domains"][number];

function Domain({ file, domainCode }: { file: VaeFile; domainCode: string }) {
  return (
    <Read of={useReadGrid(file.id)}>
      {({ body: { domains } }) => <OfGrid file={file} domainCode={domainCode} domains={domains} />}
    </Read>
  );
}

function OfGrid(props: { file: VaeFile; domainCode: string; domains: readonly GridDomain[] }) {
  const { file, domainCode, domains } = props;
  const rank = domains.findIndex(({ code }) => code === domainCode);
  const domain = domains[rank];
  if (domain === undefined) return <p>Ce domaine n’appartient pas à la certification.</p>;
  const next = domains[rank + 1];
  const answer = file.answers.find((one) => one.domainCode === domainCode);
  const mayWrite = file.allowedCommands.includes("answer-domain");
  return (
    <>
      <h2 className="domain-title">
        {domain.number}. {domain.title}
      </h2>
      <div className="beside">
        {mayWrite ? (
          <Writing file={file} domainCode={domainCode} answer={answer} />
        ) : (
          <Written answer={answer} />
        )}
        <Expected domain={domain} file={file} />
      </div>
      <nav className="buttons" aria-label="Domaines du livret">
        <Link className="button soft small" to="/files/$fileId/booklet" params={{ fileId: file.id }}>
          Tous les domaines
        </Link>
        {next === undefined ? null : (
          <Link
            className="button small"
            to="/files/$fileId/booklet/$domainCode"
            params={{ fileId: file.id, domainCode: next.code }}
          >
            Domaine suivant
          </Link>
        )}
      </nav>
    </>
  );
}

function Writing({
  file,
  domainCode,
  answer,
}: {
  file: VaeFile;
  domainCode: string;
  answer: Answer | undefined;
}) {
  const { text, change, saving, save, choose } = useSavedAnswer(file.id, domainCode, answer);
  const example = (rank: number, value: string) =>
    change({ ...text, examples: text.examples.map((one, at) => (at === rank ? value : one)) });
  return (
    <form
      className="card form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {saving.is === "conflict" ? <Conflict theirs={saving.theirs} own={text} choose={choose} /> : null}
      <LongText
        label="Votre expérience sur ce domaine"
        help="Dites ce que vous faisiez, avec qui, avec quels outils, et ce qui en a résulté. Écrivez « je »."
        value={text.experience}
        most={20_000}
        rows={12}
        change={(experience) => change({ ...text, experience })}
      />
      {text.examples.map((value, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: examples have no name but their place
        <div key={rank} className="example">
          <LongText
            label={`Exemple ${rank + 1}`}
            help={
              rank === 0
                ? "Une situation précise : quand, où, avec qui, ce que vous avez fait, le résultat."
                : undefined
            }
            value={value}
            most={10_000}
            rows={6}
            change={(written) => example(rank, written)}
          />
          {text.examples.length > 1 ? (
            <Button
              className="linklike"
              onPress={() => change({ ...text, examples: text.examples.filter((_, at) => at !== rank) })}
            >
              Retirer l’exemple {rank + 1}
            </Button>
          ) : null}
        </div>
      ))}
      <div className="buttons">
        {text.examples.length < 10 ? (
          <Button
            className="button soft small"
            onPress={() => change({ ...text, examples: [...text.examples, ""] })}
          >
            Ajouter un exemple
          </Button>
        ) : null}
      </div>
      <SavedLine saving={saving} save={save} />
    </form>
  );
}

function LongText(props: {
  label: string;
  help: string | undefined;
  value: string;
  most: number;
  rows: number;
  change: (value: string) => void;
}) {
  const { label, help, value, most, rows, change } = props;
  const words = value.trim() === "" ? 0 : value.trim().split(/\s+/).length;
  return (
    <TextField className="field" value={value} onChange={change} maxLength={most}>
      <Label>{label}</Label>
      {help === undefined ? null : (
        <Text slot="description" className="quiet">
          {help}
        </Text>
      )}
      <TextArea rows={rows} />
      <span className="quiet count" aria-hidden="true">
        {counted(words, "mot", "mots")} · {value.length.toLocaleString("fr-FR")} caractères sur{" "}
        {most.toLocaleString("fr-FR")}
      </span>
    </TextField>
  );
}

/** Where the text is, said as it changes. */
function SavedLine({ saving, save }: { saving: Saving; save: () => unknown }) {
  if (saving.is === "refused")
    return (
      <>
        <Refused error={saving.error} />
        <Button className="button soft small" onPress={save}>
          Réessayer
        </Button>
      </>
    );
  return (
    <div className={`saved ${saving.is}`}>
      <p role="status">{lineOf(saving)}</p>
      {saving.is === "expired" ? (
        <Button className="button small" onPress={() => goToSignIn(location.pathname + location.search)}>
          Se reconnecter
        </Button>
      ) : null}
      {saving.is === "offline" ? (
        <Button className="button soft small" onPress={save}>
          Réessayer maintenant
        </Button>
      ) : null}
    </div>
  );
}

function lineOf(saving: Saving): string {
  switch (saving.is) {
    case "saved":
      return saving.at === undefined ? "Rien à enregistrer." : `Enregistré à ${timeOf(saving.at)}`;
    case "typing":
    case "saving":
      return "Enregistrement…";
    case "incomplete":
      return "Gardé sur cet appareil. Pour l’enregistrer, décrivez votre expérience et donnez au moins un exemple.";
    case "offline":
      return "Connexion interrompue : votre texte est gardé sur cet appareil, et sera envoyé dès qu’elle revient.";
    case "expired":
      return "Votre session a expiré. Votre texte est gardé sur cet appareil : reconnectez-vous pour l’enregistrer.";
    case "conflict":
      return "Deux textes diffèrent : choisissez celui que vous gardez.";
    default:
      return "";
  }
}

/** Two texts of one domain: none replaces the other before its author chose. */
function Conflict(props: {
  theirs: Answer;
  own: AnswerText;
  choose: (chosen: AnswerText, theirs: Answer) => void;
}) {
  const { theirs, own, choose } = props;
  const title = useId();
  return (
    <section className="conflict" aria-labelledby={title} role="alert">
      <h3 id={title}>Ce domaine a été modifié ailleurs</h3>
      <p>
        Un autre onglet ou un autre appareil a enregistré un autre texte à {timeOf(theirs.updatedAt)}. Rien
        n’a été remplacé : comparez, puis choisissez.
      </p>
      <div className="both">
        <Version title={<h4>Le texte enregistré</h4>} text={theirs} />
        <Version title={<h4>Votre texte, ici</h4>} text={own} />
      </div>
      <div className="buttons">
        <Button
          className="button soft small"
          onPress={() => choose({ experience: theirs.experience, examples: theirs.examples }, theirs)}
        >
          Garder le texte enregistré
        </Button>
        <Button className="button small" onPress={() => choose(own, theirs)}>
          Garder mon texte
        </Button>
      </div>
    </section>
  );
}

function Version({ title, text }: { title: React.ReactNode; text: AnswerText }) {
  return (
    <div>
      {title}
      <p className="written">{text.experience}</p>
      {text.examples.map((example, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: examples have no name but their place
        <p key={rank} className="written">
          {example}
        </p>
      ))}
    </div>
  );
}

function Written({ answer }: { answer: Answer | undefined }) {
  return (
    <section className="card" aria-label="Votre réponse">
      {answer === undefined ? (
        <p>
          Ce domaine n’est pas encore ouvert à l’écriture : votre centre doit d’abord statuer sur votre
          recevabilité.
        </p>
      ) : (
        <Version title={<h3>Votre réponse</h3>} text={answer} />
      )}
    </section>
  );
}

/** What the certification expects of a domain, and the pieces that prove it. */
function Expected({ domain, file }: { domain: GridDomain; file: CandidateFile }) {
  const pieces = file.evidence.filter(
    ({ domains, state }) => domains.includes(domain.code) && state === "accepted",
  );
  return (
    <aside className="stack" aria-label="Ce qui est attendu">
      <section className="card" aria-labelledby="expected">
        <h3 id="expected">Ce que le jury attend</h3>
        {domain.competences.length === 0 ? (
          <p className="quiet">Le référentiel ne publie que l’intitulé de ce domaine.</p>
        ) : (
          <ul>
            {domain.competences.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        )}
        {domain.criteria.map(({ code, title, indicators }) => (
          <details key={code}>
            <summary>{title}</summary>
            <ul>
              {indicators.map((indicator) => (
                <li key={indicator.code}>{indicator.text}</li>
              ))}
            </ul>
          </details>
        ))}
      </section>
      <section className="card" aria-labelledby="proofs">
        <h3 id="proofs">Les pièces qui le prouvent</h3>
        {pieces.length === 0 ? <p className="quiet">Aucune pièce n’illustre encore ce domaine.</p> : null}
        {pieces.length === 0 ? null : (
          <ul className="plain">
            {pieces.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        )}
        <p>
          <Link to="/files/$fileId/evidence" params={{ fileId: file.id }}>
            Gérer mes pièces
          </Link>
        </p>
      </section>
    </aside>
  );
}
