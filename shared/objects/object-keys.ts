import { evidenceId, fileId } from "../domain/ids.ts";

/**
 * Where bytes are. Uploads arrive under `incoming/`, the only place that a form can write to. Verification moves
 * them to `verified/`, the only place that a link can read from, or to `quarantine/`, out of everybody's reach.
 */
export const incomingPrefix = "incoming/";

/** The object that a piece is uploaded to. */
export function incomingKey(fileId: string, evidenceId: string): string {
  return `${incomingPrefix}${fileId}/${evidenceId}`;
}

/** The folder of a piece's verified or quarantined bytes. */
export function pieceFolder(zone: "verified" | "quarantine", fileId: string, evidenceId: string): string {
  return `${zone}/${fileId}/${evidenceId}/`;
}

/** The object of bytes once verified: named by their digest, so that no other bytes can take their place. */
export function settledKey(
  zone: "verified" | "quarantine",
  ids: { fileId: string; evidenceId: string },
  sha256: string,
): string {
  return `${pieceFolder(zone, ids.fileId, ids.evidenceId)}${sha256}`;
}

/** The piece that an incoming object is for, or undefined when its key is none of ours. */
export function pieceOfIncoming(key: string): { fileId: string; evidenceId: string } | undefined {
  if (!key.startsWith(incomingPrefix)) return undefined;
  const [file, piece, ...rest] = key.slice(incomingPrefix.length).split("/");
  const ids = { file: fileId.safeParse(file), piece: evidenceId.safeParse(piece) };
  if (rest.length > 0 || !ids.file.success || !ids.piece.success) return undefined;
  return { fileId: ids.file.data, evidenceId: ids.piece.data };
}
