import { inspectionBounds } from "./bounds.ts";
import type { Fault } from "./inspection.ts";

/** A relationship of a Word document to something outside it, or a link of an OpenDocument that is followed when it opens. */
export interface OutsideLink {
  /** The last part of its type: `attachedTemplate`, `hyperlink`, `image`… */
  kind: string;
  target: string;
}

/** What a Word or OpenDocument file holds, beside its text. */
export interface DocumentFacts {
  names: readonly string[];
  /** Media types of parts, as the document lists them. */
  types: readonly string[];
  links: readonly OutsideLink[];
  /** Whether its manifest says that it is encrypted. */
  encrypted: boolean;
  /** Whether its text or slides have events that call a script or a program. */
  events: boolean;
}

/** R-EVI-3: whether what a document lists of itself is more than one may hold. */
export function outgrown(entries: number, unpackedBytes: number): boolean {
  return entries > inspectionBounds.entries || unpackedBytes > inspectionBounds.unpackedBytes;
}

/** Parts that are or hold programs: macros, their stores, ActiveX controls. */
const macroNames =
  /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(word|ppt)\/activeX\/|^Scripts\/|^Basic\/.*\/(?!script-l[bc]\.xml$)[^/]+\.xml$/i;
const macroTypes = /vbaProject|macroEnabled|activeX/i;
/** Objects of other programs within: what runs when they are opened is unknown. Sheets behind charts are data. */
const objectNames =
  /^(word|ppt)\/embeddings\/(?![^/]+\.(xlsx|docx|pptx)$)[^/]+$|\.(exe|dll|com|scr|bat|cmd|vbs|js|jar|msi|ps1|hta|lnk)$/i;
const objectTypes = /oleObject|sun\.star\.oleobject|vnd\.openxmlformats-officedocument\.package$/i;

/** Links that a reader follows by a click, or that show a picture of the web. */
const followed = ["hyperlink", "image"];

/** R-EVI-3: the first fault of a document, or undefined. */
export function documentFault({ names, types, links, encrypted, events }: DocumentFacts): Fault | undefined {
  if (encrypted) return { reason: "password" };
  if (names.some((name) => macroNames.test(name)) || types.some((type) => macroTypes.test(type)))
    return { reason: "macro" };
  const object = names.find((name) => objectNames.test(name));
  if (object !== undefined) return { reason: "embedded-file", named: object.split("/").at(-1) ?? object };
  if (types.some((type) => objectTypes.test(type))) return { reason: "embedded-file" };
  if (links.some(({ kind, target }) => !followed.includes(kind) && isRemote(target)))
    return { reason: "remote-template" };
  if (links.some(({ kind, target }) => kind === "image" && /^(file:)?[\\/]{2}(?![\\/]?[a-z]:)/i.test(target)))
    return { reason: "remote-template" };
  return events ? { reason: "script" } : undefined;
}

/** Whether a target is on another computer: one's own template, on a disk with a letter, is merely absent at a jury's. */
function isRemote(target: string): boolean {
  return (
    /^(https?|ftps?|mhtml|ms-\w+):/i.test(target) || /^(file:)?[\\/]{2,}(?![a-z][:|])[^\\/]/i.test(target)
  );
}
