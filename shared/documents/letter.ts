import { longDate } from "../domain/french/wording.ts";
import type { MessageBlock, WrittenMessage } from "../domain/mail/letter.ts";
import { oemmName } from "../domain/people/oemm.ts";
import { dateInParis, type Instant } from "../domain/time/civil-date.ts";
import type { Part, PrintedDocument } from "../printing/printed-document.ts";

/** R-OEMM-1: a message to a person without e-mail, with the words of its mail. */
export function letterDocument(
  { greeting, blocks, foot, postalAddress }: WrittenMessage & { postalAddress?: string | undefined },
  given: { recipientName: string; subject: string; madeAt: Instant },
): PrintedDocument {
  const { recipientName, subject, madeAt } = given;
  return {
    kind: "pages",
    title: subject,
    reference: `${subject} – ${recipientName}`,
    madeAt,
    parts: [
      {
        addressee: [recipientName, ...(postalAddress === undefined ? [] : [postalAddress])],
        dated: `Le ${longDate(dateInParis(madeAt))}`,
      },
      { paragraph: greeting },
      ...blocks.map(asPart),
      { signature: [oemmName] },
      { note: foot },
    ],
  };
}

function asPart(block: MessageBlock): Part {
  if ("link" in block) return { paragraph: `${block.link.label}\u00a0: ${block.link.url}` };
  if (!("table" in block)) return block;
  const { headings, rows } = block.table;
  return { table: { columns: headings.map((heading) => ({ heading, share: 1 })), rows } };
}
