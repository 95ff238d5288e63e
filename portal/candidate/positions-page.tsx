import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Button, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { useApi } from "../api.ts";
import { fileKey, tagOf, type VaeFile } from "../files/file.ts";
import { useTyped } from "../forms/draft.ts";
import { isSame } from "../forms/meanwhile.ts";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";
import { Refused } from "../shell/refused.tsx";
import { useNames } from "./around-file.ts";
import { NoBooklet } from "./booklet-page.tsx";
import { DayField } from "./day-field.tsx";
import { Removing } from "./removing.tsx";
import { SubPage } from "./sub-page.tsx";
import { Timeline } from "./timeline.tsx";

type Position = Omit<VaeFile["positions"][number], "to"> & { to?: string | undefined };

/** The positions that a candidate held, what proves them, and the experience that the centre counted (R-VAE-6). */
export function PositionsPage() {
  return (
    <SubPage title="Vos postes et votre expérience">
      {(file) => (file.path === "vae" ? <Positions file={file} /> : <NoBooklet />)}
    </SubPage>
  );
}

function Positions({ file }: { file: VaeFile }) {
  const api = useApi();
  const queries = useQueryClient();
  // By what it was when it was opened: the place of one changes as others are added.
  const [edited, setEdited] = useState<Position>();
  const [isWritten, setWritten] = useState(false);
  const mayDescribe = file.allowedCommands.includes("describe-positions");
  const saving = useMutation({
    mutationFn: (positions: Position[]) =>
      api.put("/v1/files/{fileId}/positions", {
        path: { fileId: file.id },
        body: { positions },
        ifMatch: tagOf(file),
      }),
    onSuccess: async () => {
      setWritten(true);
      await queries.invalidateQueries({ queryKey: fileKey(file.id) });
      forget.current();
      forget.current = nothing;
      setEdited(undefined);
      setWritten(false);
    },
    // What changed meanwhile is read, and what was typed is sent onto it the next time.
    onError: () => queries.invalidateQueries({ queryKey: fileKey(file.id) }),
  });
  /** Forgets what is kept of the position that was written, once it is at the API. */
  const forget = useRef(nothing);
  const without = (position: Position) => file.positions.filter((one) => !isSame(one, position));
  const save = (before: Position, position: Position, forgetDraft: () => void) => {
    forget.current = forgetDraft;
    saving.mutate([...without(before), position].toSorted((one, other) => (one.from < other.from ? 1 : -1)));
  };
  const editor = (before: Position) => (
    <EditPosition
      file={file}
      name={`position:${file.id}:${nameOf(before)}`}
      position={before}
      error={saving.error}
      isPending={saving.isPending}
      save={(position, forgetDraft) => save(before, position, forgetDraft)}
      close={() => {
        saving.reset();
        setEdited(undefined);
      }}
    />
  );
  return (
    <>
      <p className="lead">Les postes où vous avez exercé, avec au moins un justificatif pour chacun.</p>
      <Timeline positions={file.positions} />
      {file.positions.length === 0 ? null : (
        <ul className="stack plain">
          {file.positions.map((position) => (
            <li key={nameOf(position)} className="card">
              {isSame(edited, position) ? (
                editor(position)
              ) : (
                <Shown
                  file={file}
                  position={position}
                  {...(mayDescribe && edited === undefined
                    ? {
                        change: () => setEdited(position),
                        remove: () => saving.mutate(without(position)),
                      }
                    : {})}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== undefined && !isWritten && file.positions.every((one) => !isSame(one, edited)) ? (
        <div className="card">{editor(edited)}</div>
      ) : null}
      {mayDescribe && edited === undefined ? (
        <div>
          <Button className="button" onPress={() => setEdited(noPosition)}>
            Ajouter un poste
          </Button>
        </div>
      ) : null}
      {edited === undefined ? <Refused error={saving.error} /> : null}
      {mayDescribe ? null : (
        <p className="card">
          Vous décrirez vos postes une fois votre recevabilité prononcée ; ce qui est déjà décrit reste ici.
        </p>
      )}
      <Experience file={file} />
    </>
  );
}

const nothing = (): void => undefined;
const nameOf = ({ from, employer, title }: Position): string => `${from} ${employer} ${title}`;
const noPosition: Position = { employer: "", title: "", from: "", description: "", proofs: [] };

function Shown(props: { file: VaeFile; position: Position; change?: () => void; remove?: () => void }) {
  const { file, position, change, remove } = props;
  const { title, employer, from, to, description, proofs } = position;
  const [isRemoving, setRemoving] = useState(false);
  const proving = file.evidence.filter(({ id }) => proofs.includes(id));
  return (
    <>
      <h2>{title}</h2>
      <p className="quiet">
        {employer} · {to === undefined ? `depuis le ${dayOf(from)}` : `du ${dayOf(from)} au ${dayOf(to)}`}
      </p>
      <p className="written">{description}</p>
      <p>
        {proving.length === 0 ? (
          <span className="chip wait">sans justificatif</span>
        ) : (
          <span className="quiet">Justificatifs : {proving.map((piece) => piece.title).join(", ")}</span>
        )}
      </p>
      {isRemoving && remove !== undefined ? (
        <Removing
          question="Retirer ce poste et sa description ?"
          yes="Oui, le retirer"
          of={title}
          remove={remove}
          keep={() => setRemoving(false)}
        />
      ) : null}
      {change === undefined || isRemoving ? null : (
        <p className="buttons">
          <Button className="linklike" onPress={change} aria-label={`Modifier ${title}`}>
            Modifier
          </Button>
          <Button className="linklike" onPress={() => setRemoving(true)} aria-label={`Retirer ${title}`}>
            Retirer
          </Button>
        </p>
      )}
    </>
  );
}

function EditPosition(props: {
  file: VaeFile;
  name: string;
  position: Position;
  error: unknown;
  isPending: boolean;
  save: (position: Position, forget: () => void) => void;
  close: () => void;
}) {
  const { file, name, position, error, isPending, save, close } = props;
  const [typed, setTyped, forget] = useTyped(name, position);
  const proofs = file.evidence.filter(
    ({ category, state }) => category === "position-proof" && (state === "accepted" || state === "requested"),
  );
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        const { to, ...held } = typed;
        save(to === undefined ? held : { ...held, to }, forget);
      }}
    >
      <TextField
        className="field"
        isRequired
        value={typed.title}
        onChange={(title) => setTyped({ ...typed, title })}
        maxLength={200}
      >
        <Label>Intitulé du poste</Label>
        <Input />
      </TextField>
      <TextField
        className="field"
        isRequired
        autoComplete="organization"
        value={typed.employer}
        onChange={(employer) => setTyped({ ...typed, employer })}
        maxLength={200}
      >
        <Label>Employeur, association ou activité</Label>
        <Input />
      </TextField>
      <div className="two">
        <DayField
          label="Premier jour"
          name={`${name}-from`}
          required
          value={typed.from === "" ? undefined : typed.from}
          onChange={(from = "") => setTyped({ ...typed, from })}
        />
        <DayField
          label="Dernier jour"
          name={`${name}-to`}
          required={false}
          value={typed.to}
          onChange={(to) => setTyped({ ...typed, to })}
        />
      </div>
      <TextField
        className="field"
        isRequired
        value={typed.description}
        onChange={(description) => setTyped({ ...typed, description })}
        maxLength={10_000}
      >
        <Label>Vos missions</Label>
        <Text slot="description" className="quiet">
          Gardé sur cet appareil tant que ce n’est pas enregistré.
        </Text>
        <TextArea rows={6} />
      </TextField>
      <fieldset>
        <legend>Justificatifs</legend>
        {proofs.length === 0 ? (
          <p className="quiet">
            Aucun justificatif de poste pour l’instant.{" "}
            <Link to="/files/$fileId/evidence" params={{ fileId: file.id }}>
              En ajouter un
            </Link>
          </p>
        ) : null}
        {proofs.map(({ id, title }) => (
          <label key={id} className="choice-line">
            <input
              type="checkbox"
              checked={typed.proofs.includes(id)}
              onChange={({ target }) =>
                setTyped({
                  ...typed,
                  proofs: target.checked ? [...typed.proofs, id] : typed.proofs.filter((one) => one !== id),
                })
              }
            />
            {title}
          </label>
        ))}
      </fieldset>
      <Refused error={error} />
      <div className="buttons">
        <Button type="submit" className="button small" isPending={isPending}>
          Enregistrer le poste
        </Button>
        <Button
          className="button soft small"
          onPress={() => {
            forget();
            close();
          }}
        >
          Annuler
        </Button>
      </div>
    </form>
  );
}

/** The periods of experience, as the centre counted them (R-VAE-2). */
function Experience({ file: { experience } }: { file: VaeFile }) {
  const statuses = useNames("File.experience.periods.status");
  if (experience.periods.length === 0) return null;
  const { days, requiredDays, windowFrom, windowTo, sufficient } = experience;
  return (
    <section className="card" aria-labelledby="experience">
      <h2 id="experience">L’expérience que votre centre a comptée</h2>
      <p>
        {counted(days, "jour retenu", "jours retenus")}
        {windowFrom === undefined ? "" : `, entre le ${dayOf(windowFrom)} et le ${dayOf(windowTo)}`}
        {requiredDays === 0 ? "" : ` ; il en faut ${requiredDays.toLocaleString("fr-FR")}`}
        {sufficient ? " : c’est suffisant." : "."}
      </p>
      {requiredDays === 0 ? null : (
        <progress
          max={requiredDays}
          value={Math.min(days, requiredDays)}
          aria-label={`${days} jours sur ${requiredDays}`}
        />
      )}
      <ul className="lines">
        {experience.periods.map(({ from, to, occupation, employer, status, relevant }) => (
          <li key={`${from} ${employer} ${occupation}`}>
            <b>{occupation}</b>, {employer}
            <span className="quiet more">
              {to === undefined ? `depuis le ${dayOf(from)}` : `du ${dayOf(from)} au ${dayOf(to)}`} ·{" "}
              {statuses[status] ?? status}
              {relevant ? "" : " · non retenue"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
