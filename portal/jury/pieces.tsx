import { useState } from "react";
import { Button } from "react-aria-components";
import { idOf, type Readable } from "../files/shown.tsx";
import { weightOf } from "../files/weight.ts";
import { useLabels } from "../shell/labels.ts";
import { type Domain, type Piece, useDocuments } from "./file.ts";
import { ReadingRoom } from "./reading-room.tsx";

/** All that is read of a candidate besides their answers: the printed booklet, then each piece. */
export function Pieces(props: { fileId: string; pieces: readonly Piece[]; domains: readonly Domain[] }) {
  const { fileId, pieces, domains } = props;
  const label = useLabels();
  const documents = useDocuments(fileId);
  const [opened, setOpened] = useState<string>();
  const booklets = (documents.data?.body.items ?? []).filter(({ kind }) => kind === "booklet");
  const accepted = pieces.filter(({ state }) => state === "accepted");
  const numbers = new Map(domains.map(({ code, number }) => [code, number]));
  const readable: Readable[] = [
    ...booklets
      .filter(({ state }) => state === "ready")
      .map(
        ({ kindLabel, reference, fileName = kindLabel, size }): Readable => ({
          from: "document",
          reference,
          title: kindLabel,
          fileName,
          contentType: "application/pdf",
          size,
        }),
      ),
    ...accepted.map(
      ({ id, title, fileName, contentType, size, preview }): Readable => ({
        from: "piece",
        id,
        title,
        fileName,
        contentType,
        size,
        preview,
      }),
    ),
  ];
  const about = (one: Readable): string => {
    const piece = one.from === "piece" ? accepted.find(({ id }) => id === one.id) : undefined;
    const shown = (piece?.domains ?? []).map((code) => numbers.get(code) ?? code);
    return [
      piece === undefined ? "À jour des dernières réponses" : label("File.evidence.category", piece.category),
      one.size === undefined ? "" : weightOf(one.size),
      shown.length === 0 ? "" : `domaine${shown.length > 1 ? "s" : ""} ${shown.join(", ")}`,
    ]
      .filter((part) => part !== "")
      .join(" · ");
  };
  return (
    <section className="card" aria-labelledby="pieces">
      <h2 id="pieces">Livret et pièces</h2>
      {booklets.some(({ state }) => state === "building") ? (
        <p className="notice wait">
          Le livret imprimable est en préparation : il apparaîtra ici dans un instant.
        </p>
      ) : null}
      {readable.length === 0 && !documents.isPending ? <p>Aucune pièce n’est jointe à ce dossier.</p> : null}
      <ul className="pieces">
        {readable.map((one) => (
          <li key={idOf(one)}>
            <Button className="piece" onPress={() => setOpened(idOf(one))}>
              <span className="kind" aria-hidden="true">
                {kindOf(one.fileName)}
              </span>
              <span>
                <strong>{one.title}</strong>
                <br />
                <span className="quiet">{about(one)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {opened === undefined ? null : (
        <ReadingRoom fileId={fileId} all={readable} opened={opened} open={setOpened} />
      )}
    </section>
  );
}

const kindOf = (fileName: string) => fileName.split(".").at(-1)?.toUpperCase().slice(0, 4) ?? "";
