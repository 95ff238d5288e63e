import { GlobalWorkerOptions, getDocument, TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";
// For browsers of some years ago too, as tablets have.
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

export type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
export { TextLayer };

GlobalWorkerOptions.workerSrc = worker;

/** Where what a document needs besides itself is: fonts that it takes for granted, decoders of some pictures. */
const besides: Readonly<Record<string, string>> = import.meta.glob(
  [
    "../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}",
    "../../node_modules/pdfjs-dist/wasm/{openjpeg,jbig2,qcms_bg}.wasm",
  ],
  { query: "?url", import: "default", eager: true },
);

/** Gives pdf.js what it asks for by name. */
class Besides {
  /** @throws Error where there is none of that name, which pdf.js can do without. */
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const found = Object.entries(besides).find(([path]) => path.endsWith(`/${filename}`));
    if (found === undefined) throw new Error(`no ${filename} beside documents`);
    const answer = await fetch(found[1]);
    if (!answer.ok) throw new Error(`${filename}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** What is opened, and how to give up all that it holds. */
export type OpenedPdf = ReturnType<typeof getDocument>;

/** Opens the PDF that a link leads to. */
export function openPdf(url: string, onProgress: (part: number) => void): OpenedPdf {
  const opened = getDocument({
    url,
    // One request of what is at most 20 MB: its link is short, and each part would ask another origin first.
    disableRange: true,
    useWorkerFetch: false,
    // pdf.js asks for none but by what is given for them.
    BinaryDataFactory: Besides,
    standardFontDataUrl: "/",
    wasmUrl: "/",
    disableWorkerRendering: true,
    enableXfa: false,
  });
  opened.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    if (total > 0) onProgress(Math.min(1, loaded / total));
  };
  return opened;
}
