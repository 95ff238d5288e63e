import { evidenceId, fileId, sessionId } from "../domain/ids.ts";
import { prefixes } from "./prefixes.ts";

/** Where the bytes of a piece end: accepted or refused. */
type Zone = "verified" | "quarantine";

/** A piece, and the file or the session (R-DAY-6) that it is of. */
export interface PieceId {
  holderId: string;
  evidenceId: string;
}

/** The object that a piece is uploaded to. */
export function incomingKey({ holderId, evidenceId }: PieceId): string {
  return `${prefixes.incoming}${holderId}/${evidenceId}`;
}

/** The folder of a piece's verified or quarantined bytes. */
export function pieceFolder(zone: Zone, { holderId, evidenceId }: PieceId): string {
  return `${prefixes[zone]}${holderId}/${evidenceId}/`;
}

/** The object of bytes once verified: named by their digest, so that no other bytes can take their place. */
export function settledKey(zone: Zone, piece: PieceId, sha256: string): string {
  return `${pieceFolder(zone, piece)}${sha256}`;
}

/** The object of the picture that shows a verified piece, in its folder, so that it goes where the piece does. */
export function previewKey(piece: PieceId, sha256: string): string {
  return `${settledKey("verified", piece, sha256)}.jpg`;
}

/** A piece, and what it is of. */
type HeldPiece = PieceId & { of: "file" | "session" };

/** The piece that an incoming object is for, and what holds it, or undefined when its key is none of ours. */
export function pieceOfIncoming(key: string): HeldPiece | undefined {
  return key.startsWith(prefixes.incoming) ? pieceIn(key.slice(prefixes.incoming.length)) : undefined;
}

/** The piece that verified bytes are of, and their digest; undefined when their key is none of ours. */
export function pieceOfVerified(key: string): (HeldPiece & { sha256: string }) | undefined {
  const [, of, sha256] = new RegExp(`^${prefixes.verified}(.+)/([0-9a-f]{64})$`).exec(key) ?? [];
  const piece = of === undefined ? undefined : pieceIn(of);
  return piece === undefined || sha256 === undefined ? undefined : { ...piece, sha256 };
}

function pieceIn(path: string): HeldPiece | undefined {
  const [holder, piece, ...rest] = path.split("/");
  const [file, session, id] = [
    fileId.safeParse(holder),
    sessionId.safeParse(holder),
    evidenceId.safeParse(piece),
  ];
  if (rest.length > 0 || !id.success) return undefined;
  if (file.success) return { of: "file", holderId: file.data, evidenceId: id.data };
  return session.success ? { of: "session", holderId: session.data, evidenceId: id.data } : undefined;
}
