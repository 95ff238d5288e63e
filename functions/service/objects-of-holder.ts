import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { DocumentRecord } from "../../shared/domain/document/document.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { addSeconds, type Instant } from "../../shared/domain/time/civil-date.ts";
import { objectsBucket } from "../../shared/objects/bucket.ts";
import { documentObject } from "../../shared/objects/document-objects.ts";
import { previewKey, settledKey } from "../../shared/objects/object-keys.ts";
import { prefixes } from "../../shared/objects/prefixes.ts";
import { documentEntity } from "../../shared/store/documents.ts";
import { evidenceEntity } from "../../shared/store/files.ts";
import { filePartition, sessionKey } from "../../shared/store/keys.ts";
import { signedAttendanceEntity } from "../../shared/store/signed-attendances.ts";
import { readPartition } from "../../shared/store/table.ts";

/** A file or a session, of which pieces and documents are. */
export interface Holder {
  kind: "file" | "session";
  id: string;
}

/** Keys of objects that do not agree with the items of their file or session. */
export interface Disagreement {
  /** Items say that they are there. */
  missing: string[];
  /** They are there, and no item says so. */
  unnamed: string[];
}

/** Seconds for which an object may be there before anything names it, or after: its worker, or the collection of the night, comes to it. */
const settled = 25 * 60 * 60;

/** What does not agree between the items of a file or a session and its objects, one read of the table and two of the bucket. */
export async function compareHolder(holder: Holder, now: Instant): Promise<Disagreement> {
  const { pk } = holder.kind === "file" ? { pk: filePartition(holder.id) } : sessionKey(holder.id);
  const items = await readPartition(pk);
  const pieces = [...evidenceEntity.among(items), ...signedAttendanceEntity.among(items)];
  const named = [
    ...pieces.flatMap((piece) => objectsOfPiece(holder.id, piece)),
    ...documentEntity.among(items).flatMap(objectsOfDocument),
  ];
  const there = await objectsOf(holder.id);
  const known = new Set(named.map(({ key }) => key));
  const before = addSeconds(now, -settled);
  return {
    missing: named.flatMap(({ key, must }) => (must && !there.has(key) ? [key] : [])),
    unnamed: [...there].flatMap(([key, at]) => (!known.has(key) && at < before ? [key] : [])),
  };
}

type Named = { key: string; must: boolean }[];

function objectsOfPiece(
  holderId: string,
  piece: Pick<Evidence, "id" | "state" | "sha256" | "preview">,
): Named {
  const { id: evidenceId, state, sha256, preview } = piece;
  if (state !== "accepted" || sha256 === undefined) return [];
  const of = { holderId, evidenceId };
  return [
    { key: settledKey("verified", of, sha256), must: true },
    ...(preview === undefined ? [] : [{ key: previewKey(of, sha256), must: true }]),
  ];
}

/** While a document is printed anew, its former bytes may be there. */
function objectsOfDocument(document: DocumentRecord): Named {
  if (document.state === "ready")
    return [{ key: documentObject(document, document.built.sha256), must: true }];
  const former = document.state === "building" ? document.replaces : undefined;
  return former === undefined ? [] : [{ key: documentObject(document, former), must: false }];
}

/** The objects of a file or a session that last until they are deleted, each with the instant since which it is there. */
async function objectsOf(id: string): Promise<Map<string, Instant>> {
  const { client, bucket } = objectsBucket();
  const found = new Map<string, Instant>();
  for (const prefix of [prefixes.verified, prefixes.documents])
    for await (const { Contents = [] } of paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: `${prefix}${id}/` },
    ))
      for (const { Key, LastModified } of Contents)
        if (Key !== undefined) found.set(Key, (LastModified ?? new Date(0)).toISOString());
  return found;
}
