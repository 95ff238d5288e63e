import { evidenceId, fileId } from "../domain/ids.ts";

/**
 * Where bytes are: uploads arrive under `incoming/`, the only place a form can write to; verification moves
 * them to `verified/`, the only place a link can read from, or to `quarantine/`, out of everybody's reach.
 */
export type Zone = "incoming" | "verified" | "quarantine";

/** The object of a piece in a zone. */
export function objectKey(zone: Zone, fileId: string, evidenceId: string): string {
  return `${zone}/${fileId}/${evidenceId}`;
}

/** The piece that an incoming object is for, or undefined when its key is none of ours. */
export function pieceOfIncoming(key: string): { fileId: string; evidenceId: string } | undefined {
  const [zone, file, piece, ...rest] = key.split("/");
  const ids = { file: fileId.safeParse(file), piece: evidenceId.safeParse(piece) };
  if (zone !== "incoming" || rest.length > 0 || !ids.file.success || !ids.piece.success) return undefined;
  return { fileId: ids.file.data, evidenceId: ids.piece.data };
}
