import * as z from "zod";
import {
  builtDocument,
  type DocumentRecord,
  documentKind,
  documentKindLabels,
} from "../domain/document/document.ts";
import { instant } from "../domain/time/civil-date.ts";

/** A document in a list: `ready` when it can be downloaded. */
export const documentView = z
  .strictObject({
    kind: documentKind,
    kindLabel: z.string(),
    reference: z.string(),
    state: z.enum(["building", "ready"]),
    madeAt: instant,
    ...builtDocument.partial().shape,
  })
  .meta({ id: "Document", description: "Document imprimable (PDF)" });

/** What the reader of a document names it by. */
export const documentParams = {
  kind: documentKind,
  reference: z.string().regex(/^[\w-]{1,100}$/, "Référence attendue."),
};

/** A short link to a document's bytes. */
export const documentLink = z.strictObject({ url: z.string(), fileName: z.string(), expiresAt: z.string() });

/** The documents of a list that its reader may see; withdrawn ones are not offered. */
export function toDocumentViews(
  documents: readonly DocumentRecord[],
  mayRead: (record: DocumentRecord) => boolean,
): z.input<typeof documentView>[] {
  return documents.filter(mayRead).flatMap((record) => {
    if (record.state === "withdrawn") return [];
    const { kind, reference, state, madeAt } = record;
    const built = record.state === "ready" ? record.built : {};
    return [{ kind, kindLabel: documentKindLabels[kind], reference, state, madeAt, ...built }];
  });
}
