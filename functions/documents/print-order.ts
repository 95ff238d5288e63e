import type { Fact, FactDefinition } from "../../events/fact.ts";
import type { DocumentName } from "../../shared/domain/document/document.ts";
import type { PrintedCertificate, PrintedDocument } from "../../shared/printing/printed-document.ts";

/** What a fact does to a document: print it, from what is known now, or withdraw it. */
export interface PrintOrder {
  name: DocumentName;
  /** Undefined when what it was to be printed from is no longer so: the document is withdrawn. */
  print(): Promise<PrintedDocument | PrintedCertificate | undefined>;
}

/** A kind of fact that a kind of document is printed on. */
export interface PrintedOn {
  fact: Pick<FactDefinition, "type">;
  /** Undefined where this very fact prints nothing. */
  order(fact: Fact): PrintOrder | undefined;
}

/** The name of a document of the file that a fact is about. */
export function ofFile(fact: Fact, kind: DocumentName["kind"], reference: string): DocumentName {
  return { about: { kind: "file", id: fact.about.id }, kind, reference };
}

/** An order that takes the document away. */
export function withdrawing({ name }: PrintOrder): PrintOrder {
  return { name, print: async () => undefined };
}
