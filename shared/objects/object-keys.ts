import { evidenceId, fileId } from "../domain/ids.ts";
import { prefixes } from "./prefixes.ts";

/** Where the bytes of a piece end: accepted or refused. */
type Zone = "verified" | "quarantine";

/** The object that a piece is uploaded to. */
export function incomingKey(fileId: string, evidenceId: string): string {
  return `${prefixes.incoming}${fileId}/${evidenceId}`;
}

/** The folder of a piece's verified or quarantined bytes. */
export function pieceFolder(zone: Zone, fileId: string, evidenceId: string): string {
  return `${prefixes[zone]}${fileId}/${evidenceId}/`;
}

/** The object of bytes once verified: named by their digest, so that no other bytes can take their place. */
export function settledKey(zone: Zone, ids: { fileId: string; evidenceId: string }, sha256: string): string {
  return `${pieceFolder(zone, ids.fileId, ids.evidenceId)}${sha256}`;
}

/** The object of the picture that shows a verified piece, in its folder, so that it goes where the piece does. */
export function previewKey(ids: { fileId: string; evidenceId: string }, sha256: string): string {
  return `${settledKey("verified", ids, sha256)}.jpg`;
}

/** The piece that an incoming object is for, or undefined when its key is none of ours. */
export function pieceOfIncoming(key: string): { fileId: string; evidenceId: string } | undefined {
  if (!key.startsWith(prefixes.incoming)) return undefined;
  const [file, piece, ...rest] = key.slice(prefixes.incoming.length).split("/");
  const ids = { file: fileId.safeParse(file), piece: evidenceId.safeParse(piece) };
  if (rest.length > 0 || !ids.file.success || !ids.piece.success) return undefined;
  return { fileId: ids.file.data, evidenceId: ids.piece.data };
}
