import * as z from "zod";
import { name } from "./name.ts";

/** What readers of mails turn into a link by themselves: an address of a page or a mailbox, or the name of a domain. */
const link = /:\/\/|\bwww\.|[^\s@]@\S|[\p{L}\p{N}]\.\p{L}{2}/iu;

/**
 * The name of a person that another one may type: it stands in mails to addresses that are not proved, which hold no link of
 * the sender's (R-PER-2). `most`: characters at most.
 */
export function personName(most?: number) {
  return name(most).check(
    z.refine<string>((text) => !link.test(text), {
      error: "Un nom n’est ni un lien ni une adresse\u00a0; s’il a un point, laissez une espace après.",
    }),
  );
}
