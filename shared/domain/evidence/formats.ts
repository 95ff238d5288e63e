import type { Policy } from "../policy/policy.ts";

/** A kind of file that a candidate may upload. */
export interface EvidenceFormat {
  /** What it is called wherever the system says it. */
  contentType: string;
  /** What browsers and telephones also call it. */
  aliases: readonly string[];
  /** In French, for messages. */
  label: string;
  /** The usual one first. */
  extensions: readonly string[];
  /** What it is, which sets its greatest size. */
  nature: keyof Policy["evidence"]["megabytes"];
}

/** R-EVI-2: the accepted formats: the one place to change them. */
export const evidenceFormats: readonly EvidenceFormat[] = [
  {
    contentType: "application/pdf",
    aliases: ["application/x-pdf", "application/acrobat", "text/pdf"],
    label: "PDF",
    extensions: ["pdf"],
    nature: "document",
  },
  {
    contentType: "image/jpeg",
    aliases: ["image/jpg", "image/pjpeg", "image/jfif"],
    label: "photo JPEG",
    extensions: ["jpg", "jpeg", "jpe", "jfif"],
    nature: "image",
  },
  {
    contentType: "image/png",
    aliases: ["image/x-png"],
    label: "image PNG",
    extensions: ["png"],
    nature: "image",
  },
  {
    contentType: "image/heic",
    aliases: ["image/heif", "image/heic-sequence", "image/heif-sequence"],
    label: "photo HEIC",
    extensions: ["heic", "heif"],
    nature: "image",
  },
  { contentType: "image/webp", aliases: [], label: "image WebP", extensions: ["webp"], nature: "image" },
  {
    contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    aliases: [],
    label: "document Word",
    extensions: ["docx"],
    nature: "document",
  },
  {
    contentType: "application/vnd.oasis.opendocument.text",
    aliases: ["application/x-vnd.oasis.opendocument.text"],
    label: "document OpenDocument",
    extensions: ["odt"],
    nature: "document",
  },
  {
    contentType: "video/mp4",
    aliases: ["video/x-m4v", "application/mp4"],
    label: "vidéo MP4",
    extensions: ["mp4", "m4v"],
    nature: "video",
  },
  {
    contentType: "video/quicktime",
    aliases: [],
    label: "vidéo MOV",
    extensions: ["mov", "qt"],
    nature: "video",
  },
  {
    contentType: "audio/mpeg",
    aliases: ["audio/mp3", "audio/x-mp3", "audio/mpeg3", "audio/x-mpeg"],
    label: "enregistrement MP3",
    extensions: ["mp3"],
    nature: "sound",
  },
  {
    contentType: "audio/mp4",
    aliases: ["audio/x-m4a", "audio/m4a", "audio/aac"],
    label: "enregistrement M4A",
    extensions: ["m4a"],
    nature: "sound",
  },
];

const pdf = evidenceFormats.filter(({ contentType }) => contentType === "application/pdf");

/** R-DAY-6: the formats of the slides that a candidate presents, which no other piece has but PDF. */
export const presentationFormats: readonly EvidenceFormat[] = [
  ...pdf,
  {
    contentType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    aliases: [],
    label: "présentation PowerPoint",
    extensions: ["pptx"],
    nature: "document",
  },
  {
    contentType: "application/vnd.oasis.opendocument.presentation",
    aliases: ["application/x-vnd.oasis.opendocument.presentation"],
    label: "présentation OpenDocument",
    extensions: ["odp"],
    nature: "document",
  },
];

/** R-DAY-6: the formats of a scan of papers: what a telephone or a copier makes of a sheet. */
const scanFormats = evidenceFormats.filter(
  ({ contentType, nature }) => contentType === "application/pdf" || nature === "image",
);

const everyFormat = [...evidenceFormats, ...presentationFormats];

/** R-EVI-2, R-DAY-6: the formats that a piece of a category may have, or the signed sheet of a session. */
export function formatsFor(category: string): readonly EvidenceFormat[] {
  if (category === "signed-attendance") return scanFormats;
  return category === "presentation" ? presentationFormats : evidenceFormats;
}

/** The format of a content type, or undefined when no piece may have it. */
export function formatOf(contentType: string): EvidenceFormat | undefined {
  return everyFormat.find((format) => format.contentType === contentType);
}

/** The ending of a file's name, in lower case, or "" where it has none: « 10.30.00 » of a screenshot is no ending. */
export function endingOf(fileName: string): string {
  const ending = /[^.]\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return /[a-z]/.test(ending) ? ending : "";
}

/** R-EVI-1: the format that a file's name says; what a browser announces helps where the name says nothing. */
export function announcedFormat(
  fileName: string,
  contentType: string,
  formats: readonly EvidenceFormat[] = evidenceFormats,
): EvidenceFormat | undefined {
  const ending = endingOf(fileName);
  const told = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  return formats.find(({ extensions, contentType: own, aliases }) =>
    ending === "" ? own === told || aliases.includes(told) : extensions.includes(ending),
  );
}

/** R-EVI-4: the name of a file, with an ending that every computer opens it by. */
export function withEndingOf({ extensions }: EvidenceFormat, fileName: string): string {
  if (extensions.includes(endingOf(fileName))) return fileName;
  const known = everyFormat.some((other) => other.extensions.includes(endingOf(fileName)));
  return `${known ? fileName.slice(0, fileName.lastIndexOf(".")) : fileName}.${extensions[0]}`;
}

/**
 * R-EVI-1: whether bytes of a format may be what a name says is another: telephones and mail programs name pictures, and films
 * and sounds of one family, by another's ending. A document is what its name says.
 */
export function passesFor(real: EvidenceFormat, named: EvidenceFormat): boolean {
  const family = ({ nature, contentType }: EvidenceFormat) =>
    nature === "image" ? "image" : /mp4|quicktime/.test(contentType) ? "film" : contentType;
  return family(real) === family(named);
}

/** R-VAE-6: the greatest size of a piece of a format, in bytes. */
export function maxBytesOf({ nature }: EvidenceFormat, { megabytes }: Policy["evidence"]): number {
  return megabytes[nature] * 1024 * 1024;
}
