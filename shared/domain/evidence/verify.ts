import type { CandidateFile } from "../enrolment/file.ts";
import { sizeInFrench } from "../french/quantity.ts";
import { allowedCommands, transition } from "../state-machine.ts";
import type { Instant } from "../time/civil-date.ts";
import { type Evidence, evidenceMachine, type RejectionReason } from "./evidence.ts";
import { type EvidenceFormat, formatOf, formatsFor, passesFor, withEndingOf } from "./formats.ts";
import type { Inspection } from "./inspection.ts";
import { mayReceive } from "./oemm-pieces.ts";
import { refusalOfFault } from "./refusals.ts";
import { otherThanAsked, refusedFormat } from "./refused-formats.ts";
import { removeEvidence } from "./request.ts";

/** What an upload really is, read from its bytes. */
export interface UploadedBytes {
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
  /** What reading them found. */
  found: Inspection;
}

/** What becomes of an upload: recorded on the piece, or put away without a trace on the file. */
export type UploadOutcome =
  | { kind: "recorded"; evidence: Evidence; replaced: Evidence[] }
  | { kind: "ignored"; why: "unknown-piece" | "file-frozen" | "already-verified" };

/**
 * R-VAE-8: verifies an upload. Only the first bytes received for a piece count: a repeated or late event, an
 * upload over an earlier one, or one that reaches a frozen file changes nothing.
 */
export function verifyUpload(
  file: CandidateFile,
  evidence: readonly Evidence[],
  pieceId: string,
  bytes: UploadedBytes,
  now: Instant,
): UploadOutcome {
  const piece = evidence.find(({ id }) => id === pieceId);
  if (piece === undefined) return { kind: "ignored", why: "unknown-piece" };
  if (!mayReceive(file, piece)) return { kind: "ignored", why: "file-frozen" };
  if (!allowedCommands(evidenceMachine, piece.state).includes("verify"))
    return { kind: "ignored", why: "already-verified" };

  const verified = verifyPiece(piece, piece.category, bytes, now, evidence);
  // R-DAY-6: newer slides take the place of those before.
  const replaces = verified.category === "presentation" && verified.state === "accepted";
  const replaced = replaces
    ? evidence.filter(({ category, state }) => category === "presentation" && state === "accepted")
    : [];
  return { kind: "recorded", evidence: verified, replaced: replaced.map(removeEvidence) };
}

/** What of a piece its bytes are judged by, and say. */
type JudgedPiece = Omit<Evidence, "category" | "title" | "domains" | "inPlace">;

/**
 * R-EVI-3: a piece once its bytes are verified, accepted or rejected by what its category asks of them.
 * @param others The pieces beside it, which it may not repeat.
 */
export function verifyPiece<Piece extends JudgedPiece>(
  piece: Piece,
  category: string,
  bytes: UploadedBytes,
  now: Instant,
  others: readonly Pick<Evidence, "state" | "sha256" | "title">[],
): Piece {
  const { rejection, taken = {} } = judge(piece, category, others, bytes);
  return transition(evidenceMachine, piece, "verify", () => ({
    ...piece,
    ...taken,
    version: piece.version + 1,
    state: rejection === undefined ? ("accepted" as const) : ("rejected" as const),
    size: bytes.size,
    sha256: bytes.sha256,
    verifiedAt: now,
    ...(rejection === undefined ? {} : { rejection }),
  }));
}

/** Why bytes are rejected, or what a piece takes from them: a picture by another's ending gets its own. */
function judge(
  piece: JudgedPiece,
  category: string,
  others: readonly Pick<Evidence, "state" | "sha256" | "title">[],
  { size, sha256, found }: UploadedBytes,
): {
  rejection?: { reason: RejectionReason; detail: string };
  taken?: Partial<Pick<Evidence, "contentType" | "fileName" | "preview">>;
} {
  const refuse = (reason: RejectionReason, detail: string) => ({ rejection: { reason, detail } });
  if (size === 0) return refuse("empty", "Le fichier est vide.");
  if (size > piece.maxBytes)
    return refuse(
      "too-large",
      `Le fichier pèse ${sizeInFrench(size)}\u00a0; la limite est de ${sizeInFrench(piece.maxBytes)}.`,
    );
  if (found.fault !== undefined) return refuse(found.fault.reason, refusalOfFault(found.fault));
  const [announced, real] = [formatOf(piece.contentType), formatOf(found.contentType)];
  if (real === undefined) throw new Error(`${found.contentType} was accepted, and is no accepted format`);
  if (!formatsFor(category).includes(real))
    return refuse("type-not-allowed", otherThanAsked(category, refusedFormat(real.contentType)));
  if (announced === undefined || !passesFor(real, announced))
    return refuse("type-mismatch", mismatch(announced, real));
  const twin = others.find((other) => other.state === "accepted" && other.sha256 === sha256);
  if (twin !== undefined)
    return refuse("duplicate", `Ce fichier est déjà dans le dossier\u00a0: «\u00a0${twin.title}\u00a0».`);
  // Recorders and messengers give sounds the brand of films: the name tells them apart.
  const format = real.contentType === "video/mp4" && announced.nature === "sound" ? announced : real;
  return {
    taken: {
      contentType: format.contentType,
      fileName: withEndingOf(format, piece.fileName),
      ...(found.preview === undefined ? {} : { preview: found.preview }),
    },
  };
}

function mismatch(announced: EvidenceFormat | undefined, real: EvidenceFormat): string {
  return (
    `Son nom annonce ${announced === undefined ? "un autre format" : `un fichier ${announced.label}`}, mais ce fichier est en réalité ` +
    `un fichier ${real.label}\u00a0: l’ordinateur du jury ne saurait pas l’ouvrir. Renommez-le avec la terminaison .${real.extensions[0]}, puis déposez-le de nouveau.`
  );
}
