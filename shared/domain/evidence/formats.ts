/** A kind of file that a candidate may upload. */
export interface EvidenceFormat {
  contentType: string;
  /** In French, for messages. */
  label: string;
  extensions: readonly string[];
  /** Greatest size in bytes. */
  maxBytes: number;
}

const megabyte = 1024 * 1024;

/** The accepted formats and the limit of each: the one place to change them. */
export const evidenceFormats: readonly EvidenceFormat[] = [
  { contentType: "application/pdf", label: "PDF", extensions: ["pdf"], maxBytes: 20 * megabyte },
  { contentType: "image/jpeg", label: "photo JPEG", extensions: ["jpg", "jpeg"], maxBytes: 15 * megabyte },
  { contentType: "image/png", label: "image PNG", extensions: ["png"], maxBytes: 15 * megabyte },
  { contentType: "image/heic", label: "photo HEIC", extensions: ["heic"], maxBytes: 15 * megabyte },
  { contentType: "image/webp", label: "image WebP", extensions: ["webp"], maxBytes: 15 * megabyte },
  {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    label: "document Word",
    extensions: ["docx"],
    maxBytes: 20 * megabyte,
  },
  {
    contentType: "application/vnd.oasis.opendocument.text",
    label: "document OpenDocument",
    extensions: ["odt"],
    maxBytes: 20 * megabyte,
  },
  { contentType: "video/mp4", label: "vidéo MP4", extensions: ["mp4"], maxBytes: 200 * megabyte },
  { contentType: "audio/mpeg", label: "enregistrement MP3", extensions: ["mp3"], maxBytes: 50 * megabyte },
];

/** The format of a content type, or undefined when it is not accepted. */
export function formatOf(contentType: string): EvidenceFormat | undefined {
  return evidenceFormats.find((format) => format.contentType === contentType);
}
