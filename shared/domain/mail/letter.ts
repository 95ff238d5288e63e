import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { atMostBytes } from "../text/bytes.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** A part of a message's body: its mail, in text and HTML, and its letter all come from it. */
export const messageBlock = z.union([
  z.strictObject({ paragraph: z.string() }),
  z.strictObject({ strong: z.string() }),
  z.strictObject({ list: z.array(z.string()) }),
  z.strictObject({
    table: z.strictObject({ headings: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  }),
  z.strictObject({ link: z.strictObject({ label: z.string(), url: z.string() }) }),
]);
/** What is not changed any more once it is written, at any depth. */
type Fixed<Given> = Given extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : Given extends object
    ? { readonly [Key in keyof Given]: Fixed<Given[Key]> }
    : Given;
/** See {@link messageBlock}. */
export type MessageBlock = Fixed<z.infer<typeof messageBlock>>;

/** R-OEMM-1: what a message says, from its greeting to its foot, as a mail and as the letter to who has no address. */
export const writtenMessage = z.strictObject({
  greeting: z.string(),
  blocks: z.array(messageBlock).check(atMostBytes(60_000, "Ce message est trop long pour une lettre.")),
  foot: z.string(),
});
/** See {@link writtenMessage}. */
export type WrittenMessage = Fixed<z.infer<typeof writtenMessage>>;

/**
 * R-OEMM-1: a letter is posted on a day between the one on which it was written and today.
 * @throws DomainError `posted-another-day` (input).
 */
export function assertPostedOn(postedOn: CivilDate, given: { writtenOn: CivilDate; today: CivilDate }): void {
  if (given.writtenOn <= postedOn && postedOn <= given.today) return;
  throw new DomainError("posted-another-day", {
    rule: "R-OEMM-1",
    kind: "input",
    detail: "Une lettre est postée au plus tôt le jour où elle a été écrite, et au plus tard aujourd’hui.",
    fields: [{ path: "postedOn", message: "Un jour est attendu entre celui de la lettre et aujourd’hui." }],
  });
}
