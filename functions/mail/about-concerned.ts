import type * as z from "zod";
import type { fileGivenTold } from "../../events/concerned.ts";
import type { Fact } from "../../events/fact.ts";
import { type ConcernedParty, isConcerned } from "../../shared/domain/access/concerned.ts";
import type { FileMain } from "../../shared/domain/enrolment/file.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import type { AppearanceRef } from "../../shared/store/mails.ts";
import { loadStaffMember } from "../../shared/store/staff.ts";
import { commonOf } from "./about-file.ts";
import { exampleMail } from "./example.ts";
import { addressOf } from "./party-address.ts";
import type { Staying } from "./said-of-appearance.ts";
import type { MailSettings } from "./settings.ts";

/** Whom a mail about a candidate goes to: a person of a company or a centre, or its own address. */
export type To = z.output<typeof fileGivenTold.data>["to"];

/** R-DAY-7: a mail to a company or a centre that follows the candidate no more. */
export const followsNoMore: Staying = {
  stays: "superseded",
  reason: "Le dossier ne relève plus de ce destinataire.",
};

/** What the examples of these mails have in common. */
export const exampleConcerned = {
  ...exampleMail,
  greeted: { name: "Paul Exemple" },
  party: "centre" as const,
  sex: undefined,
};

/**
 * What the mails to a company or a centre begin with: two round trips. One who acts for it no more is not written to: the party's own
 * address is.
 */
export async function aboutConcerned(fact: Fact, to: To, settings: MailSettings) {
  const [[file], member] = await Promise.all([
    loadFileMains([fact.about.id]),
    to.staffId === undefined ? undefined : loadStaffMember(to.id, to.staffId),
  ]);
  if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
  const [about, own] = await Promise.all([commonOf(file, settings), addressOf(to, settings.contact)]);
  const person = member?.active === true ? { name: member.name, email: member.email } : undefined;
  return {
    file,
    follows: isConcerned(to, file),
    certification: about.certification,
    to: person ?? own,
    common: {
      ...about.common,
      greeted: person && { name: person.name },
      party: to.party,
      sex: file.candidate.civilStatus.sex,
    },
  };
}

/** R-DAY-4: what a person of a company or a centre was told of an appearance. */
export function appearanceOfConcerned(
  sessionId: string,
  fileId: FileMain["id"],
  { id, staffId }: ConcernedParty & Pick<To, "staffId">,
): AppearanceRef {
  return { sessionId, of: `${fileId}/${staffId ?? id}` };
}
