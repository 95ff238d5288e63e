import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { inWords, sizeInFrench } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import { assertAllowed, begin, transition } from "../state-machine.ts";
import { name } from "../text/name.ts";
import type { Instant } from "../time/civil-date.ts";
import { type Evidence, evidenceDescription, evidenceMachine } from "./evidence.ts";
import { fileName } from "./file-name.ts";
import { announcedFormat, endingOf, formatsFor, maxBytesOf, withEndingOf } from "./formats.ts";
import { presentationRefused, refusalInWords, refusedFormat } from "./refused-formats.ts";

/**
 * What a candidate announces before an upload. `contentType`: what the browser says, which may be nothing (R-EVI-1). `size`, in
 * bytes, is bound to the upload when it is given.
 */
export const uploadAnnouncement = evidenceDescription.extend({
  fileName,
  contentType: z.union([z.literal(""), name()]).optional(),
  size: z.int().positive().optional(),
});
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
  const { size, contentType = "", ...description } = announced;
  const { policy } = given;
  const format = announcedFormat(announced.fileName, contentType, formatsFor(announced.category));
  const refused = refusedFormat(undefined, announced.fileName) ?? refusedFormat(contentType);
  const fields = unknownDomains(announced.domains, given.domainCodes);
  if (format === undefined)
    fields.push({
      path: endingOf(announced.fileName) === "" ? "contentType" : "fileName",
      message: announced.category === "presentation" ? presentationRefused : refusalInWords(refused),
    });
  else if (size !== undefined && size > maxBytesOf(format, policy))
    fields.push({
      path: "size",
      message: `Fichier trop volumineux : ${sizeInFrench(maxBytesOf(format, policy))} au plus pour ce type.`,
    });
  if (format === undefined || fields.length > 0)
    throw new DomainError("upload-refused", {
      rule: "R-VAE-6",
      kind: "input",
      detail: "Cette pièce ne peut pas être déposée.",
      fields,
    });
  if (given.existing.filter((piece) => piece.state !== "removed").length >= policy.pieces)
    throw new DomainError("too-many-pieces", {
      rule: "R-VAE-6",
      detail: `Un dossier contient au plus ${inWords({ count: policy.pieces, unit: "piece" })} ; retirez-en une avant d’en ajouter.`,
    });
  return begin(evidenceMachine, {
    ...description,
    fileName: withEndingOf(format, announced.fileName),
    contentType: format.contentType,
    id: given.id,
    version: 1,
    state: "requested",
    maxBytes: size ?? maxBytesOf(format, policy),
    requestedAt: now,
    ...(given.inPlace === true ? { inPlace: true } : {}),
    uploadUntil: given.uploadUntil,
  });
}

function unknownDomains(domains: readonly string[], domainCodes: readonly string[]) {
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
export function removeEvidence(piece: Evidence): Evidence {
  const version = piece.version + 1;
  return transition(evidenceMachine, piece, "remove", () => ({ ...piece, state: "removed", version }));
}

/** Closes a request whose upload never came. */
export function expireUpload(piece: Evidence): Evidence {
  const version = piece.version + 1;
  return transition(evidenceMachine, piece, "expire", () => ({ ...piece, state: "expired", version }));
}
