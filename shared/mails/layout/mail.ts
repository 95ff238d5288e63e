import type { MessageBlock, WrittenMessage } from "../../domain/mail/letter.ts";
import type { Invitation } from "./invitation.ts";

/** A part of a mail's body. */
export type Block = MessageBlock;

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
  /** What it is rendered from, for the letter to who has no address (R-OEMM-1). */
  written: WrittenMessage;
  invitation?: Invitation;
}
