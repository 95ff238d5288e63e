import type * as z from "zod";
import { DomainError } from "../domain-error.ts";
import { accountOfEmail } from "../enrolment/candidate.ts";
import type { JuryMember, memberDescription } from "./member.ts";

/**
 * R-PER-7: a member as OEMM describes them. Once a person has accepted, their name or their address changes, not both at
 * once: who has another name and another address is another person, and gets a number of their own.
 * @throws DomainError `number-of-another`.
 */
export function describeMember(
  { id, before, accepted }: { id: string; before: JuryMember | undefined; accepted: boolean },
  described: z.infer<typeof memberDescription>,
): JuryMember {
  const version = (before?.version ?? 0) + 1;
  if (before === undefined) return { ...described, id, version };
  const { personId: holder, formerCompanyIds: former } = before;
  const renamed = before.name !== described.name;
  const moved = accountOfEmail(before.email) !== accountOfEmail(described.email);
  if ((accepted || holder !== undefined) && renamed && moved) throw numberOfAnother();
  return {
    ...described,
    id,
    version,
    ...(holder === undefined ? {} : { personId: holder }),
    ...(former === undefined ? {} : { formerCompanyIds: former }),
  };
}

/**
 * R-PER-7: a member as a person accepts. `holderId`: whose number it is, as they are known now; undefined where no person
 * has accepted yet.
 * @throws DomainError `number-of-another`.
 */
export function acceptedBy(member: JuryMember, personId: string, holderId: string | undefined): JuryMember {
  if (holderId !== undefined && holderId !== personId) throw numberOfAnother();
  return { ...member, personId };
}

function numberOfAnother(): DomainError {
  return new DomainError("number-of-another", {
    rule: "R-PER-7",
    detail:
      "Ce numéro de membre est celui d’une autre personne, seule à signer sous ce numéro\u00a0: choisissez-en un autre.",
  });
}
