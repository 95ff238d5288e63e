import type { Policy } from "../policy/policy.ts";

/** A kind of file that a candidate may upload. */
export interface EvidenceFormat {
  contentType: string;
  /** In French, for messages. */
  label: string;
  extensions: readonly string[];
  /** What it is, which sets its greatest size. */
  nature: keyof Policy["evidence"]["megabytes"];
}

/** The accepted formats: the one place to change them. */
export const evidenceFormats: readonly EvidenceFormat[] = [
  { contentType: "application/pdf", label: "PDF", extensions: ["pdf"], nature: "document" },
  { contentType: "image/jpeg", label: "photo JPEG", extensions: ["jpg", "jpeg"], nature: "image" },
  { contentType: "image/png", label: "image PNG", extensions: ["png"], nature: "image" },
  { contentType: "image/heic", label: "photo HEIC", extensions: ["heic"], nature: "image" },
  { contentType: "image/webp", label: "image WebP", extensions: ["webp"], nature: "image" },
  {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    label: "document Word",
    extensions: ["docx"],
    nature: "document",
  },
  {
    contentType: "application/vnd.oasis.opendocument.text",
    label: "document OpenDocument",
    extensions: ["odt"],
    nature: "document",
  },
  { contentType: "video/mp4", label: "vidéo MP4", extensions: ["mp4"], nature: "video" },
  { contentType: "audio/mpeg", label: "enregistrement MP3", extensions: ["mp3"], nature: "sound" },
];

/** The format of a content type, or undefined when it is not accepted. */
export function formatOf(contentType: string): EvidenceFormat | undefined {
  return evidenceFormats.find((format) => format.contentType === contentType);
}

/** R-VAE-6: the greatest size of a piece of a format, in bytes. */
export function maxBytesOf({ nature }: EvidenceFormat, { megabytes }: Policy["evidence"]): number {
  return megabytes[nature] * 1024 * 1024;
}
