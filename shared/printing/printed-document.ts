import type { Instant } from "../domain/time/civil-date.ts";

/** A column of a table: its heading, and its share of the width. */
export interface Column {
  heading: string;
  share: number;
}

/** A part of a printed document, from top to bottom. */
export type Part =
  | { heading: string; level: 2 | 3 }
  | { paragraph: string }
  | { strong: string }
  /** Small and grey: mentions, sources. */
  | { note: string }
  /** Framed: what must not be missed. */
  | { framed: readonly string[] }
  | { list: readonly string[] }
  /** Labels and what they are worth. */
  | { details: readonly (readonly [label: string, value: string])[] }
  | { table: { columns: readonly Column[]; rows: readonly (readonly string[])[] } }
  /** On the right: who signs, and when. */
  | { signature: readonly string[] }
  | { addressee: readonly string[]; dated: string };

/** A document as its author writes it; the same one always makes the same bytes. */
export interface PrintedDocument {
  kind: "pages";
  title: string;
  /** Under the title. */
  subtitle?: string;
  /** At the foot of every page, beside the page number. */
  reference: string;
  /** The instant of the fact that made it: the only date that the bytes carry. */
  madeAt: Instant;
  parts: readonly Part[];
}

/** A certificate: one page in landscape, with the QR code of its verification (R-JURY-13). */
export interface PrintedCertificate {
  kind: "certificate";
  title: string;
  reference: string;
  madeAt: Instant;
  holderName: string;
  /** « née le 14 mai 1988 à Lyon (69) », where it is known. */
  birth?: string;
  certificationName: string;
  /** Under the holder: by whom, when, why. */
  statement: string;
  /** Small, under it. */
  notices: readonly string[];
  /** Who signs. */
  signatory: string;
  /** « Fait à Paris, le 3 décembre 2029 » */
  signed: string;
  number: string;
  /** « RNCP12345 · niveau 5 » */
  registered?: string;
  /** Where the QR code leads. */
  verifyUrl: string;
  /** An address to type, where there is one that lasts. */
  verifyPage?: string;
}

/** Images that a deployment prints on certificates, PNG. */
export interface CertificateImages {
  signature?: Uint8Array | undefined;
  seal?: Uint8Array | undefined;
}
