import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { counted } from "../shell/counted.ts";
import {
  type OpenedPdf,
  openPdf,
  type PDFDocumentProxy,
  type PDFPageProxy,
  TextLayer,
} from "./pdf-document.ts";
import "./pdf.css";

/** How large pages are: as wide as there is room, and times that. */
const sizes = [1, 1.5, 2, 3] as const;

/** Pages are no wider than this at their first size, in CSS pixels. */
const widest = 900;

type State = { at: "coming"; part: number } | { at: "refused" } | { at: "there"; pdf: PDFDocumentProxy };

/**
 * A PDF, page under page, drawn by the application: tablets and telephones show the first page of one in a frame, or
 * nothing. Its text is there for those who hear it, and for those who copy a line.
 */
export function PdfInPage({ url, title, again }: { url: string; title: string; again: () => unknown }) {
  const [state, setState] = useState<State>({ at: "coming", part: 0 });
  const [tries, setTries] = useState(1);
  const [size, setSize] = useState(0);
  const room = useRef<HTMLElement>(null);
  const width = useWidth(room);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried again, a link may be the same
  useEffect(() => {
    const opened: OpenedPdf = openPdf(url, (part) =>
      setState((now) => (now.at === "there" ? now : { at: "coming", part })),
    );
    let isLeft = false;
    opened.promise.then(
      (pdf) => !isLeft && setState({ at: "there", pdf }),
      () => !isLeft && setState({ at: "refused" }),
    );
    return () => {
      isLeft = true;
      opened.destroy();
    };
  }, [url, tries]);
  if (state.at === "refused")
    return (
      <div className="notice" role="alert">
        <p>Ce PDF n’a pas pu être affiché dans la page : réessayez, ou téléchargez-le.</p>
        <Button
          className="button soft small"
          onPress={async () => {
            setState({ at: "coming", part: 0 });
            await again();
            setTries((now) => now + 1);
          }}
        >
          Réessayer
        </Button>
      </div>
    );
  const pages = state.at === "there" ? state.pdf.numPages : 0;
  return (
    <div className="pdf">
      {state.at === "coming" ? (
        <p className="pdf-coming" role="status">
          Le document arrive…
          <progress max={1} value={state.part} aria-label="Document reçu" />
        </p>
      ) : (
        <div className="pdf-tools">
          <span>{counted(pages, "page", "pages")}</span>
          <Button
            className="button soft small"
            isDisabled={size === 0}
            onPress={() => setSize((now) => Math.max(0, now - 1))}
          >
            Réduire
          </Button>
          <Button
            className="button soft small"
            isDisabled={size === sizes.length - 1}
            onPress={() => setSize((now) => Math.min(sizes.length - 1, now + 1))}
          >
            Agrandir
          </Button>
        </div>
      )}
      {/* What scrolls is reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <section className="pdf-pages" ref={room} tabIndex={0} aria-label={title}>
        {state.at === "there" && width > 0
          ? Array.from({ length: pages }, (_, rank) => rank + 1).map((number) => (
              <PdfPage
                key={number}
                pdf={state.pdf}
                number={number}
                of={pages}
                width={Math.min(width, widest) * (sizes[size] ?? 1)}
              />
            ))
          : null}
      </section>
    </div>
  );
}

/** The width of an element's content, in CSS pixels; 0 before it is known. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const it = element.current;
    if (it === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(it);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Height over width of a sheet, before a page tells its own. */
const sheet = Math.SQRT2;

/** One page: drawn while it is near what is looked at, for a tablet holds few drawings of that size. */
function PdfPage(props: { pdf: PDFDocumentProxy; number: number; of: number; width: number }) {
  const { pdf, number, of, width } = props;
  const [page, setPage] = useState<PDFPageProxy>();
  const [isNear, setNear] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const it = frame.current;
    if (it === null) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting === true), {
      root: it.parentElement,
      rootMargin: "100% 0px",
    });
    observer.observe(it);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!isNear || page !== undefined) return;
    // A page that can't be read stays blank: the others are there.
    pdf.getPage(number).then(setPage, () => undefined);
  }, [isNear, page, pdf, number]);
  const natural = page?.getViewport({ scale: 1 });
  const scale = natural === undefined ? 1 : width / natural.width;
  useEffect(() => {
    const drawing = canvas.current;
    const texts = text.current;
    if (!isNear || page === undefined || drawing === null || texts === null) return;
    const viewport = page.getViewport({ scale });
    const finer = Math.min(devicePixelRatio, 2);
    drawing.width = Math.floor(viewport.width * finer);
    drawing.height = Math.floor(viewport.height * finer);
    const drawn = page.render({
      canvas: drawing,
      viewport,
      ...(finer === 1 ? {} : { transform: [finer, 0, 0, finer, 0, 0] }),
    });
    const layer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: texts,
      viewport,
    });
    // Both end by being given up where the page is left: nothing is to be told then.
    drawn.promise.catch(() => undefined);
    layer.render().catch(() => undefined);
    return () => {
      drawn.cancel();
      layer.cancel();
      texts.replaceChildren();
      drawing.width = 0;
      drawing.height = 0;
    };
  }, [isNear, page, scale]);
  const height = natural === undefined ? width * sheet : natural.height * scale;
  return (
    <article
      className="pdf-page"
      ref={frame}
      style={{ width, height, "--total-scale-factor": scale } as React.CSSProperties}
      aria-label={`Page ${number} sur ${of}`}
    >
      <canvas ref={canvas} />
      <div className="pdf-text" ref={text} />
    </article>
  );
}
