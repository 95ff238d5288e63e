import { SaxesParser } from "saxes";
import {
  type DocumentFacts,
  documentFault,
  type OutsideLink,
  outgrown,
} from "../domain/evidence/document-faults.ts";
import type { Fault } from "../domain/evidence/inspection.ts";
import { type Archive, ArchiveFault, readEntry } from "./archive.ts";

/** The part that a document's text is in, by its format's media type. */
const main = (names: readonly string[]) =>
  names.find((name) => name === "content.xml" || /^(word\/document\d*|ppt\/presentation)\.xml$/.test(name));

/**
 * R-EVI-3: the fault of a Word, PowerPoint or OpenDocument file, or undefined. All of it is unpacked, a piece at a time and kept nowhere, and
 * each XML of it parsed.
 */
export async function inspectDocument(archive: Archive): Promise<Fault | undefined> {
  const { zip, entries } = archive;
  const names = entries.map(({ fileName }) => fileName);
  const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (outgrown(entries.length, declared)) return { reason: "too-complex" };
  const facts = { names, types: [] as string[], links: [] as OutsideLink[], encrypted: false, events: false };
  // Of an encrypted OpenDocument the manifest alone can be parsed.
  const ordered = entries.toSorted(
    (a, b) => Number(b.fileName === manifest) - Number(a.fileName === manifest),
  );
  for (const entry of ordered) {
    if (facts.encrypted) break;
    const parser = /\.(xml|rels)$/i.test(entry.fileName) ? reader(facts) : undefined;
    let decoder: ReturnType<typeof decoderOf> | undefined;
    await readEntry(zip, entry, (chunk) => {
      decoder ??= decoderOf(chunk);
      parser?.write(decoder.decode(chunk, { stream: true }));
    });
    // LibreOffice of before keeps empty files of its settings.
    if (decoder !== undefined) parser?.close();
  }
  if (!facts.encrypted && main(names) === undefined) return { reason: "unreadable" };
  return documentFault(facts);
}

const manifest = "META-INF/manifest.xml";

/** By the mark of byte order, before the XML is read: Office writes UTF-16 at times. */
function decoderOf([first, second]: Buffer) {
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le");
  return new TextDecoder(first === 0xfe && second === 0xff ? "utf-16be" : "utf-8");
}

/** Reads XML, and notes in `facts` what matters. Its `write` throws an ArchiveFault where it is not well formed. */
function reader(
  facts: { -readonly [Key in keyof DocumentFacts]: DocumentFacts[Key] } & {
    types: string[];
    links: OutsideLink[];
  },
) {
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new ArchiveFault("unreadable");
  });
  // No writer of documents makes one, and what it may define is unbounded.
  parser.on("doctype", () => {
    throw new ArchiveFault("unreadable");
  });
  parser.on("opentag", ({ name, attributes }) => {
    const value = (key: string) => attributes[key] ?? "";
    switch (name) {
      case "Default":
      case "Override":
        facts.types.push(value("ContentType"));
        break;
      case "Relationship":
        if (value("TargetMode") === "External")
          facts.links.push({ kind: value("Type").split("/").at(-1) ?? "", target: value("Target") });
        break;
      case "manifest:file-entry":
        facts.types.push(value("manifest:media-type"));
        break;
      case "manifest:encryption-data":
        facts.encrypted = true;
        break;
      case "script:event-listener":
        facts.events = true;
        break;
      case "presentation:event-listener":
        if (["execute", "macro", "verb"].includes(value("presentation:action"))) facts.events = true;
        break;
      case "a:hlinkClick":
      case "a:hlinkHover":
      case "a:hlinkMouseOver":
        if (/^ppaction:\/\/(program|macro|ole)/i.test(value("action"))) facts.events = true;
        break;
      case "meta:template":
      case "text:section-source":
      case "draw:object":
      case "draw:object-ole":
      case "draw:plugin":
      case "draw:floating-frame":
        facts.links.push({ kind: name, target: value("xlink:href") });
        break;
      case "draw:image":
        facts.links.push({ kind: "image", target: value("xlink:href") });
        break;
    }
  });
  return parser;
}
