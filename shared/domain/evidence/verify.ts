import type { CandidateFile } from "../enrolment/file.ts";
import { sizeInFrench } from "../french/quantity.ts";
import { allowedCommands, transition } from "../state-machine.ts";
import type { Instant } from "../time/civil-date.ts";
import { type Evidence, evidenceMachine, type RejectionReason } from "./evidence.ts";
import { formatOf } from "./formats.ts";
import { mayReceive } from "./oemm-pieces.ts";

/** What an upload really is, read from its bytes. */
export interface UploadedBytes {
  /** Bytes. */
  size: number;
  /** Hexadecimal. */
  sha256: string;
  /** The real content type, undefined when the bytes are of no known type. */
  realType: string | undefined;
}

/** What becomes of an upload: recorded on the piece, or put away without a trace on the file. */
export type UploadOutcome =
  | { kind: "recorded"; evidence: Evidence }
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

  const rejection = rejectionOf(piece, evidence, bytes);
  const verified = transition(evidenceMachine, piece, "verify", () => ({
    ...piece,
    version: piece.version + 1,
    state: rejection === undefined ? "accepted" : "rejected",
    size: bytes.size,
    sha256: bytes.sha256,
    verifiedAt: now,
    ...(rejection === undefined ? {} : { rejection }),
  }));
  return { kind: "recorded", evidence: verified };
}

function rejectionOf(
  piece: Evidence,
  evidence: readonly Evidence[],
  bytes: UploadedBytes,
): { reason: RejectionReason; detail: string } | undefined {
  const announced = formatOf(piece.contentType);
  if (bytes.size === 0) return { reason: "empty", detail: "Le fichier est vide." };
  if (bytes.size > piece.maxBytes)
    return {
      reason: "too-large",
      detail: `Le fichier pèse ${sizeInFrench(bytes.size)} ; la limite est de ${sizeInFrench(piece.maxBytes)}.`,
    };
  if (bytes.realType !== piece.contentType) {
    const real = bytes.realType === undefined ? undefined : formatOf(bytes.realType);
    return {
      reason: real === undefined ? "type-not-allowed" : "type-mismatch",
      detail:
        `Le fichier est annoncé comme ${announced?.label ?? piece.contentType}, mais son contenu ` +
        (real === undefined ? "n’est pas d’un type accepté." : `est celui d’un fichier ${real.label}.`),
    };
  }
  const twin = evidence.find((other) => other.state === "accepted" && other.sha256 === bytes.sha256);
  if (twin !== undefined)
    return { reason: "duplicate", detail: `Ce fichier est déjà dans le dossier : « ${twin.title} ».` };
  return undefined;
}
