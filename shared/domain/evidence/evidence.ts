import * as z from "zod";
import { evidenceId } from "../ids.ts";
import type { StateMachine } from "../state-machine.ts";
import { code } from "../text/code.ts";
import { name } from "../text/name.ts";
import { instant } from "../time/civil-date.ts";

/** What a piece is for (R-VAE-3, R-VAE-6; R-TRN-1 for those of an enrolment on the training path; R-VAE-5, a booklet handed in on paper; R-DAY-6, the slides of an appearance). */
export const evidenceCategory = z.enum([
  "cv",
  "position-proof",
  "experience",
  "supporting-document",
  "individual-path",
  "enrolment-document",
  "signed-enrolment",
  "civil-status-proof",
  "scanned-booklet",
  "presentation",
]);

/** What a candidate says of a piece before they upload it. */
export const evidenceDescription = z.strictObject({
  category: evidenceCategory,
  title: name(),
  /** Domains that the piece illustrates (R-VAE-7). */
  domains: z.array(code).max(20),
});

/** States of a piece. */
export const evidenceState = z.enum(["requested", "accepted", "rejected", "expired", "removed"]);

/** Why a verified upload was rejected. */
export const rejectionReason = z.enum([
  "type-mismatch",
  "type-not-allowed",
  "too-large",
  "empty",
  "duplicate",
  "password",
  "truncated",
  "unreadable",
  "macro",
  "embedded-file",
  "script",
  "remote-template",
  "too-complex",
  "too-many-pixels",
  "codec",
  "malware",
  "scan-failed",
]);
/** A reason, see {@link rejectionReason}. */
export type RejectionReason = z.infer<typeof rejectionReason>;

/** A piece of evidence. */
export const evidence = evidenceDescription.extend({
  id: evidenceId,
  version: z.int().positive(),
  state: evidenceState,
  fileName: z.string(),
  /** Of the format that the name says, bound in the upload policy; of the one that the bytes are, once they are verified. */
  contentType: z.string(),
  /** Greatest size that the upload policy lets through, bytes. */
  maxBytes: z.int().positive(),
  requestedAt: instant,
  /** R-OEMM-1: OEMM deposited it in the place of the candidate, and deals with it as they may. */
  inPlace: z.literal(true).optional(),
  /** When the last upload form stops working. */
  uploadUntil: instant,
  /** From the bytes, once verified: size in bytes and SHA-256 in hexadecimal. */
  size: z.int().nonnegative().optional(),
  sha256: z.string().optional(),
  verifiedAt: instant.optional(),
  /** A picture of it to look at is kept beside its bytes, of this type: most programs show no HEIC. */
  preview: z.literal("image/jpeg").optional(),
  rejection: z.strictObject({ reason: rejectionReason, detail: z.string() }).optional(),
});
/** A piece of evidence, see {@link evidence}. */
export type Evidence = z.infer<typeof evidence>;
/** A state, see {@link evidenceState}. */
export type EvidenceState = z.infer<typeof evidenceState>;

/** The life of a piece of evidence. */
export const evidenceMachine = {
  name: "piece of evidence",
  subject: "de la pièce",
  states: {
    requested: "en attente de dépôt",
    accepted: "acceptée",
    rejected: "rejetée",
    expired: "jamais déposée",
    removed: "retirée",
  },
  initial: "requested",
  transitions: {
    "renew-upload": { from: ["requested", "expired"], to: ["requested"], rule: "R-VAE-6" },
    verify: { from: ["requested", "expired"], to: ["accepted", "rejected"], rule: "R-VAE-8" },
    expire: { from: ["requested"], to: ["expired"], rule: "R-VAE-8" },
    describe: { from: ["requested", "accepted"], rule: "R-VAE-7" },
    download: { from: ["accepted"], rule: "R-VAE-6" },
    remove: { from: ["requested", "accepted", "rejected", "expired"], to: ["removed"], rule: "R-VAE-8" },
  },
} as const satisfies StateMachine<EvidenceState, string>;
