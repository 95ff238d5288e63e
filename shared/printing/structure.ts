import {
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

/** Standard structure types of PDF that our documents use. */
export type Tag =
  | "Document"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure";

interface Marked {
  page: PDFPage;
  id: number;
}

/** A node of the structure: what a screen reader goes through, apart from how pages look. */
export interface StructureElement {
  tag: Tag;
  /** What a figure shows. */
  alternative?: string;
  children: (StructureElement | Marked)[];
}

/** The tagged content of a document. By hand: pdf-lib draws, but does not know of tags. */
export class Structure {
  readonly root: StructureElement = { tag: "Document", children: [] };
  private readonly marksOf = new Map<PDFPage, number>();
  private readonly document: PDFDocument;

  constructor(document: PDFDocument) {
    this.document = document;
  }

  /** A new element within another one. */
  add(tag: Tag, parent: StructureElement = this.root, alternative?: string): StructureElement {
    const element: StructureElement = { tag, children: [], ...(alternative ? { alternative } : {}) };
    parent.children.push(element);
    return element;
  }

  /** Draws something that belongs to an element. */
  mark(page: PDFPage, element: StructureElement, draw: () => void): void {
    const id = this.marksOf.get(page) ?? 0;
    this.marksOf.set(page, id + 1);
    element.children.push({ page, id });
    wrap(page, PDFOperatorNames.BeginMarkedContentSequence, [element.tag, `<</MCID ${id}>>`], draw);
  }

  /** Draws something that is not read aloud: lines, colours, repeated headers and footers. */
  artifact(page: PDFPage, draw: () => void): void {
    wrap(page, PDFOperatorNames.BeginMarkedContent, ["Artifact"], draw);
  }

  /** Writes the structure into the document, once everything is drawn. */
  finish(title: string): void {
    const { context, catalog } = this.document;
    const pages = [...this.marksOf.keys()];
    const owners = new Map(pages.map((page) => [page, [] as PDFRef[]] as const));
    const rootRef = context.nextRef();
    const write = (element: StructureElement, parent: PDFRef): PDFRef => {
      const ref = context.nextRef();
      const kids = element.children.map((child): PDFRef | PDFDict => {
        if ("tag" in child) return write(child, ref);
        const owned = owners.get(child.page);
        if (owned !== undefined) owned[child.id] = ref;
        return context.obj({ Type: "MCR", Pg: child.page.ref, MCID: child.id });
      });
      const node = context.obj({ Type: "StructElem", S: element.tag, P: parent, K: kids });
      if (element.alternative !== undefined)
        node.set(PDFName.of("Alt"), PDFHexString.fromText(element.alternative));
      if (element.tag === "TH") node.set(PDFName.of("A"), context.obj({ O: "Table", Scope: "Column" }));
      context.assign(ref, node);
      return ref;
    };
    const top = write(this.root, rootRef);
    const numbers = pages.flatMap((page, index) => {
      page.node.set(PDFName.of("StructParents"), PDFNumber.of(index));
      page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
      return [PDFNumber.of(index), context.register(context.obj(owners.get(page) ?? []))];
    });
    const parentTree = context.register(context.obj({ Nums: numbers }));
    context.assign(
      rootRef,
      context.obj({
        Type: "StructTreeRoot",
        K: [top],
        ParentTree: parentTree,
        ParentTreeNextKey: pages.length,
      }),
    );
    catalog.set(PDFName.of("StructTreeRoot"), rootRef);
    catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
    catalog.set(PDFName.of("Lang"), PDFString.of("fr-FR"));
    catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
    this.document.setTitle(title);
  }
}

function wrap(page: PDFPage, begin: PDFOperatorNames, [tag = "", properties]: string[], draw: () => void) {
  const operands = [PDFName.of(tag), ...(properties === undefined ? [] : [properties])];
  page.pushOperators(PDFOperator.of(begin, operands));
  draw();
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
}
