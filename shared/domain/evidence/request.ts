import * as z from "zod";
import type { FieldFault } from "../domain-error.ts";
import { DomainError } from "../domain-error.ts";
import { inWords, sizeInFrench } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { assertAllowed, begin, transition } from "../state-machine.ts";
import { name } from "../text/name.ts";
import type { Instant } from "../time/civil-date.ts";
import { type Evidence, type EvidenceState, evidenceDescription, evidenceMachine } from "./evidence.ts";
import { fileName } from "./file-name.ts";
import { announcedFormat, endingOf, formatsFor, maxBytesOf, withEndingOf } from "./formats.ts";
import { otherThanAsked, refusedFormat } from "./refused-formats.ts";

const bytesFields = {
  fileName,
  contentType: z.union([z.literal(""), name()]).optional(),
  size: z.int().positive().optional(),
};

/**
 * What is announced of bytes before an upload. `contentType`: what the browser says, which may be nothing (R-EVI-1). `size`, in
 * bytes, is bound to the upload when it is given.
 */
export const announcedBytes = z.strictObject(bytesFields);
/** What is announced of bytes, see {@link announcedBytes}. */
export type AnnouncedBytes = z.infer<typeof announcedBytes>;

/** What a candidate announces before an upload. */
export const uploadAnnouncement = evidenceDescription.extend(bytesFields);
/** An announcement, see {@link uploadAnnouncement}. */
export type UploadAnnouncement = z.infer<typeof uploadAnnouncement>;

/**
 * R-EVI-1: admits an announced upload: a name of an accepted format, a size within its limit, known domains. Where the name says
 * no format, the type does that was announced.
 * @throws DomainError `upload-refused` (input) with one fault per field, `too-many-pieces`.
 */
export function requestUpload(
  announced: UploadAnnouncement,
  given: {
    id: string;
    existing: readonly Evidence[];
    domainCodes: readonly string[];
    uploadUntil: Instant;
    policy: Policy["evidence"];
    /** R-OEMM-1: OEMM announces it in the place of the candidate. */
    inPlace?: boolean;
  },
  now: Instant,
): Evidence {
  const { size: _, contentType: __, fileName: ___, ...description } = announced;
  const { policy } = given;
  const faults = unknownDomains(announced.domains, given.domainCodes);
  const bytes = admitUpload(announced, announced.category, policy, faults);
  if (given.existing.filter((piece) => piece.state !== "removed").length >= policy.pieces)
    throw new DomainError("too-many-pieces", {
      rule: "R-VAE-6",
      detail: `Un dossier contient au plus ${inWords({ count: policy.pieces, unit: "piece" })}\u00a0; retirez-en une avant d’en ajouter.`,
    });
  return begin(evidenceMachine, {
    ...description,
    ...bytes,
    id: given.id,
    version: 1,
    state: "requested",
    requestedAt: now,
    ...(given.inPlace === true ? { inPlace: true } : {}),
    uploadUntil: given.uploadUntil,
  });
}

/**
 * R-EVI-1, R-EVI-2: admits announced bytes: a name of a format that the category accepts, a size within its limit. Where the name
 * says no format, the type does that was announced.
 * @param faults What else is wrong in what was announced.
 * @throws DomainError `upload-refused` (input) with one fault per field.
 */
export function admitUpload(
  { fileName: announcedName, contentType = "", size }: AnnouncedBytes,
  category: string,
  policy: Policy["evidence"],
  faults: readonly FieldFault[] = [],
): Pick<Evidence, "fileName" | "contentType" | "maxBytes"> {
  const format = announcedFormat(announcedName, contentType, formatsFor(category));
  const fields = [...faults];
  if (format === undefined)
    fields.push({
      path: endingOf(announcedName) === "" ? "contentType" : "fileName",
      message: otherThanAsked(
        category,
        refusedFormat(undefined, announcedName) ?? refusedFormat(contentType),
      ),
    });
  else if (size !== undefined && size > maxBytesOf(format, policy))
    fields.push({
      path: "size",
      message: `Fichier trop volumineux, de ${sizeInFrench(maxBytesOf(format, policy))} au plus pour ce type.`,
    });
  if (format === undefined || fields.length > 0)
    throw new DomainError("upload-refused", {
      rule: "R-VAE-6",
      kind: "input",
      detail: "Cette pièce ne peut pas être déposée.",
      fields,
    });
  return {
    fileName: withEndingOf(format, announcedName),
    contentType: format.contentType,
    maxBytes: size ?? maxBytesOf(format, policy),
  };
}

function unknownDomains(domains: readonly string[], domainCodes: readonly string[]): FieldFault[] {
  return domains.flatMap((code, index) =>
    domainCodes.includes(code)
      ? []
      : [{ path: `domains.${index}`, message: "Ce domaine n’appartient pas à la certification." }],
  );
}

/** A new upload form for a piece that has not been received. */
export function renewUpload(piece: Evidence, uploadUntil: Instant): Evidence {
  const version = piece.version + 1;
  return transition(evidenceMachine, piece, "renew-upload", () => ({
    ...piece,
    state: "requested",
    version,
    uploadUntil,
  }));
}

/** R-VAE-7: changes a piece's title, category or domains. */
export function describeEvidence(
  piece: Evidence,
  description: z.infer<typeof evidenceDescription>,
  domainCodes: readonly string[],
): Evidence {
  assertAllowed(evidenceMachine, piece, "describe");
  const fields = unknownDomains(description.domains, domainCodes);
  if (fields.length > 0)
    throw new DomainError("domain-unknown", {
      rule: "R-VAE-7",
      kind: "input",
      detail: "Un domaine cité n’appartient pas à la certification.",
      fields,
    });
  return { ...piece, ...description, version: piece.version + 1 };
}

/** Takes a piece out of the file; its bytes are deleted and its entry stays in the history. */
export function removeEvidence<Piece extends { state: EvidenceState; version: number }>(piece: Piece): Piece {
  const version = piece.version + 1;
  return transition(evidenceMachine, piece, "remove", () => ({
    ...piece,
    state: "removed" as const,
    version,
  }));
}

/** Closes a request whose upload never came. */
export function expireUpload(piece: Evidence): Evidence {
  const version = piece.version + 1;
  return transition(evidenceMachine, piece, "expire", () => ({ ...piece, state: "expired", version }));
}
