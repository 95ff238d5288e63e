import { type EvidenceFormat, formatOf } from "./formats.ts";
import type { Fault, Inspection } from "./inspection.ts";

/** Bytes from the beginning of a file in which its kind is looked for. */
export const headBytes = 4_096;

/** Bytes within which the header of a PDF stands: what Acrobat admits. */
const pdfHeaderWithin = 1_024;

/** What the beginning of a file shows, and what libraries tell of the whole. */
export interface Seen {
  /** The first {@link headBytes} bytes. */
  head: Uint8Array;
  /** The media type by signature, where a library knows one. */
  signature?: string | undefined;
  /** What an archive holds. */
  archive?: ArchiveSeen | undefined;
  /** Names of streams in a compound file of Microsoft's. */
  streams?: readonly string[] | undefined;
}

/** What says what an archive is. */
interface ArchiveSeen {
  names: readonly string[];
  /** The entry `mimetype` of OpenDocument and EPUB. */
  mimetype?: string | undefined;
  /** The entry `[Content_Types].xml` of Office. */
  contentTypes?: string | undefined;
}

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** R-EVI-1: brands of the ISO base media file format, by what files of theirs are. */
const brands: Readonly<Record<string, readonly string[]>> = {
  "image/heic": ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"],
  "image/avif": ["avif", "avis"],
  "image/x-canon-cr3": ["crx "],
  "video/quicktime": ["qt  "],
  "audio/mp4": ["M4A ", "M4B ", "M4P "],
  "video/3gpp": [
    "3gp1",
    "3gp2",
    "3gp3",
    "3gp4",
    "3gp5",
    "3gp6",
    "3gp7",
    "3ge6",
    "3gg6",
    "3gr6",
    "3gs6",
    "3g2a",
    "3g2b",
    "3g2c",
  ],
  "video/mp4": [
    ...["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71"],
    ...["avc1", "dash", "M4V ", "M4VH", "M4VP", "f4v ", "MSNV", "NDSC", "XAVC", "mmp4", "hvc1", "hev1"],
  ],
};
/** Brands that say how a picture is laid out, and not how it is coded. */
const imageLayouts = ["mif1", "mif2", "msf1", "miaf"];

/** The type that an ISO media file's brands say, or undefined when its beginning is none or says none that is known. */
export function isoMediaType(head: Uint8Array): string | undefined {
  const size = head.length < 16 ? 0 : sizeOfBox(head);
  if (size < 16 || ascii(head.subarray(4, 8)) !== "ftyp") return undefined;
  const major = ascii(head.subarray(8, 12));
  const compatible = ascii(head.subarray(16, Math.min(size, head.length))).match(/[\s\S]{4}/g) ?? [];
  const typeOf = (brand: string) => Object.keys(brands).find((type) => brands[type]?.includes(brand));
  if (!imageLayouts.includes(major)) return typeOf(major);
  const coded = compatible.map(typeOf).filter((type) => type?.startsWith("image/"));
  return coded.includes("image/heic") ? "image/heic" : (coded[0] ?? "image/heic");
}

function sizeOfBox(head: Uint8Array): number {
  return new DataView(head.buffer, head.byteOffset, 4).getUint32(0);
}

/** Whether a PDF's header stands where readers look for it. */
function hasPdfHeader(head: Uint8Array): boolean {
  return ascii(head.subarray(0, pdfHeaderWithin + "%PDF-".length)).includes("%PDF-");
}

function archiveType({ names, mimetype, contentTypes = "" }: ArchiveSeen): string {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (mimetype !== undefined) return mimetype.trim();
  const main = /ContentType="([^"]*)\.main\+xml"/i.exec(contentTypes)?.[1] ?? "";
  if (/macroEnabled/i.test(main)) return "application/vnd.ms-word.document.macroenabled.12";
  if (main !== "") return main;
  if (has(/^AndroidManifest\.xml$/)) return "application/vnd.android.package-archive";
  if (has(/^META-INF\/MANIFEST\.MF$/)) return "application/java-archive";
  // Pages, Numbers and Keynote look alike inside: the name tells which.
  if (has(/^Index\/Document\.iwa$|^Index\.zip$/)) return "application/vnd.apple.pages";
  return "application/zip";
}

const compoundTypes: readonly (readonly [string, string])[] = [
  ["WordDocument", "application/msword"],
  ["Workbook", "application/vnd.ms-excel"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
  ["__properties_version1.0", "application/vnd.ms-outlook"],
];

/** The media type that bytes say, whether it is accepted or not; undefined when they are of no known kind. */
function typeByBytes({ head, signature, archive, streams }: Seen): string | undefined {
  if (archive !== undefined) return archiveType(archive);
  if (streams !== undefined)
    return compoundTypes.find(([stream]) => streams.includes(stream))?.[1] ?? "application/x-cfb";
  const media = isoMediaType(head);
  if (media !== undefined) return media;
  if (ascii(head.subarray(4, 8)) === "ftyp") return undefined;
  // What has another signature at its beginning and a PDF behind it would be one thing to some, another to others.
  if (signature === undefined && hasPdfHeader(head)) return "application/pdf";
  return signature === undefined || signature === "application/xml" ? textType(head) : signature;
}

/** What a text is by how it begins; undefined for what is no text. */
function textType(head: Uint8Array): string | undefined {
  const binary = head.some((byte) => byte < 9 || (byte > 13 && byte < 27));
  if (binary || head.length === 0) return undefined;
  const text = ascii(head).replace(/^(\u00ef\u00bb\u00bf)?\s*/, "");
  if (/^<(!doctype html|html|head|body)/i.test(text)) return "text/html";
  if (/^(<\?xml|<svg)/i.test(text)) return /<svg/i.test(text) ? "image/svg+xml" : "application/xml";
  if (text.startsWith("#!")) return "application/x-sh";
  if (/^(Received|Return-Path|Delivered-To|From|MIME-Version|Message-ID): /i.test(text))
    return "message/rfc822";
  if (/^\[InternetShortcut\]/i.test(text)) return "application/x.ms.shortcut";
  return "text/plain";
}

/**
 * R-EVI-1, R-EVI-2: what a file is by its bytes: an accepted format, or the fault of being another. A document that Office
 * encrypted is a compound file with the parcel in it.
 */
export function recognise(seen: Seen): { format: EvidenceFormat } | { fault: Fault } {
  if (seen.streams?.includes("EncryptedPackage")) return { fault: { reason: "password" } };
  const type = typeByBytes(seen);
  const format = type === undefined ? undefined : formatOf(type);
  if (format !== undefined) return { format };
  return {
    fault: {
      reason: type === "application/vnd.ms-word.document.macroenabled.12" ? "macro" : "type-not-allowed",
      ...(type === undefined ? {} : { type }),
    },
  };
}

/** What an inspection that ended without an answer says: reading the file took more than it may. */
export const tooComplex: Inspection = { fault: { reason: "too-complex" } };
