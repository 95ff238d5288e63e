import type { Invitation } from "./invitation.ts";

/** A part of a mail's body; the text and HTML versions both come from it. */
export type Block =
  | { paragraph: string }
  | { strong: string }
  | { list: readonly string[] }
  | { table: { headings: readonly [string, string]; rows: readonly (readonly [string, string])[] } }
  | { link: { label: string; url: string } };

/** A mail as its author writes it. */
export interface Message {
  subject: string;
  greeting: string;
  blocks: readonly Block[];
  /** Address printed at the foot, for those who want to write. */
  contact: string;
  invitation?: Invitation;
}

/** A mail, rendered. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
  invitation?: Invitation;
}
