import { inflateSync } from "node:zlib";
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { getDocumentProxy } from "unpdf";
import { inspectionBounds } from "../domain/evidence/bounds.ts";
import type { Fault } from "../domain/evidence/inspection.ts";
import { type PdfFacts, pdfFault, saysItsEnd } from "../domain/evidence/pdf-faults.ts";
import { tookTooMuch } from "./too-much.ts";

/**
 * R-EVI-3: the fault of a PDF, or undefined. pdf.js says whether it opens, as browsers do; pdf-lib, which repairs what was cut,
 * walks over all objects, of which pdf.js shows some alone.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<Fault | undefined> {
  if (!saysItsEnd(bytes.subarray(-65_536))) return { reason: "truncated" };
  if (swells(bytes)) return { reason: "too-complex" };
  let pages: number;
  try {
    // A copy: pdf.js takes the memory of what it is given.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: true });
    pages = document.numPages;
    for (let page = 1; page <= Math.min(pages, inspectionBounds.pages); page += 1)
      await document.getPage(page);
    await document.loadingTask.destroy();
  } catch (error) {
    if (tookTooMuch(error)) throw error;
    return { reason: nameOf(error) === "PasswordException" ? "password" : "unreadable" };
  }
  try {
    return pdfFault({ ...factsOf(await load(bytes)), pages });
  } catch (error) {
    if (tookTooMuch(error)) throw error;
    if (error instanceof EncryptedPDFError) return { reason: "password" };
    return { reason: "unreadable" };
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : "");

/** Whether a stream that holds objects inflates beyond what they take: pdf-lib would inflate it to its end. */
function swells(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf("/ObjStm"); at >= 0; at = file.indexOf("/ObjStm", at + 1)) {
    const begin = file.indexOf("stream", at);
    const end = file.indexOf("endstream", begin);
    if (begin < 0 || end < 0) continue;
    const packed = file.subarray(begin + "stream".length, end);
    // The end of its line may be one character or two; what a cipher or another filter holds is left to the process's limits.
    const line = packed[0] === 0x0d ? 2 : 1;
    try {
      inflateSync(packed.subarray(line), { maxOutputLength: inspectionBounds.unpackedObjectBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return true;
    }
  }
  return false;
}

/**
 * One that was encrypted against changes opens without a password, and is read with an empty one. An object that can't be read
 * is a fault: what stands in it would not be looked at.
 */
function load(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, {
    updateMetadata: false,
    password: "",
    preserveXFA: true,
    parseSpeed: ParseSpeeds.Fastest,
    throwOnInvalidObject: true,
  });
}

const [s, subtype] = [PDFName.of("S"), PDFName.of("Subtype")];

function factsOf({ context, catalog }: PDFDocument): Omit<PdfFacts, "pages"> {
  const facts = {
    actions: [] as string[],
    attached: [] as string[],
    automatic: false,
    dynamicForm: false,
    richMedia: false,
  };
  const text = (dict: PDFDict, ...keys: string[]) =>
    keys
      .map((key) => dict.lookup(PDFName.of(key)))
      .find((found) => found instanceof PDFString || found instanceof PDFHexString)
      ?.decodeText();
  const name = (dict: PDFDict, key: PDFName) => {
    const found = dict.lookup(key);
    return found instanceof PDFName ? found.decodeText() : undefined;
  };
  const see = (dict: PDFDict) => {
    const action = name(dict, s);
    if (action !== undefined) facts.actions.push(action);
    if (dict.has(PDFName.of("JS"))) facts.actions.push("JavaScript");
    const additional = dict.lookup(PDFName.of("AA"));
    if (additional instanceof PDFDict && additional.keys().length > 0) facts.automatic = true;
    if (dict.has(PDFName.of("XFA"))) facts.dynamicForm = true;
    if (name(dict, subtype) === "RichMedia") facts.richMedia = true;
    if (dict.has(PDFName.of("EF"))) facts.attached.push(text(dict, "UF", "F") ?? "");
  };
  let objects = 0;
  const left: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
  for (let object = left.pop(); object !== undefined; object = left.pop()) {
    objects += 1;
    if (objects > inspectionBounds.objects) throw new RangeError("more objects than memory is for");
    if (object instanceof PDFArray) left.push(...object.asArray().filter(holdsMore));
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    see(dict);
    left.push(...dict.values().filter(holdsMore));
  }
  const opening = catalog.lookup(PDFName.of("OpenAction"));
  return { ...facts, opening: opening instanceof PDFDict ? (name(opening, s) ?? "?") : undefined };
}

/** What is written in its place, and not elsewhere: what is elsewhere is enumerated by itself. */
function holdsMore(object: PDFObject): boolean {
  return !(object instanceof PDFRef) && (object instanceof PDFDict || object instanceof PDFArray);
}
