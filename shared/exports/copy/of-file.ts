import { Readable } from "node:stream";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { mayReadOfFile } from "../../domain/document/readers.ts";
import { accountOfEmail, fullName } from "../../domain/enrolment/candidate.ts";
import type { Copy } from "../../domain/privacy/copy.ts";
import { droppingUnknown } from "../../domain/structure.ts";
import type { CivilDate } from "../../domain/time/civil-date.ts";
import { objectsBucket } from "../../objects/bucket.ts";
import { documentObject } from "../../objects/document-objects.ts";
import { settledKey } from "../../objects/object-keys.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { readHistory } from "../../store/facts.ts";
import type { WholeFile } from "../../store/files.ts";
import { loadHoldingsOf } from "../../store/holdings.ts";
import { listReadings } from "../../store/readings.ts";
import { fileView, withValidation } from "../../views/file-view.ts";
import { toFileHistoryEntry } from "../../views/history-view.ts";
import { toReadingView } from "../../views/trail-view.ts";
import { type CopiedFile, jsonFile, safeName } from "./copied-file.ts";
import { mailsAbout } from "./mails.ts";

/** Entries of a page of a history. */
const page = 100;

/** R-RGPD-1: what is held of a person's file, as they read it: what they may not read yet is left out. */
export async function* filesOfFile(
  contents: WholeFile,
  { account }: Copy,
  today: CivilDate,
): AsyncGenerator<CopiedFile> {
  const { file, evidence, documents } = contents;
  const folder = `dossiers/${file.id}`;
  const about = { kind: "file" as const, id: file.id };
  const view = withValidation(contents, "owner", account, await loadHoldingsOf(file), today);
  yield jsonFile(`${folder}/dossier`, droppingUnknown(fileView).parse(view));
  // Those that were removed as well, which the file shows no more.
  yield jsonFile(`${folder}/pieces`, evidence);
  const history = everyEntry((cursor) => readHistory(about, page, cursor));
  yield jsonFile(
    `${folder}/historique`,
    await Array.fromAsync(history, (fact) => toFileHistoryEntry(fact, "owner", file)),
  );
  const readings = everyEntry((cursor) => listReadings(about, page, cursor));
  yield jsonFile(`${folder}/consultations`, await Array.fromAsync(readings, toReadingView));
  // The file of a company's employee is told to the company and the centre too.
  const names = [account, accountOfEmail(file.candidate.email)];
  const mails = await mailsAbout(
    about,
    ({ to, recipientName }) =>
      names.includes(accountOfEmail(to)) || recipientName === fullName(file.candidate),
  );
  yield jsonFile(`${folder}/courriels`, mails);
  for (const { id, state, fileName, sha256 } of evidence)
    if (state === "accepted" && sha256 !== undefined)
      yield {
        path: `${folder}/pieces/${id} ${safeName(fileName)}`,
        body: objectAt(settledKey("verified", { holderId: file.id, evidenceId: id }, sha256)),
      };
  for (const record of documents)
    if (record.state === "ready" && mayReadOfFile("owner", file, record.kind))
      yield {
        path: `${folder}/documents/${record.kind} ${safeName(record.reference)}.pdf`,
        body: objectAt(documentObject(record, record.built.sha256)),
      };
}

function objectAt(key: string): () => Promise<Readable> {
  return async () => {
    const { client, bucket } = objectsBucket();
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new Error(`the object ${key} came without a body`);
    return Body;
  };
}
