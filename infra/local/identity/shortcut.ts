import * as z from "zod";
import type { Accounts } from "./accounts.ts";
import { demoAccounts } from "./demo-accounts.ts";
import type { UserAccount } from "./user-account.ts";

const told = z.enum(["true", "false"]).optional();
const asked = z.object({ account: z.string(), second_factor: told });
/** A person who is no demo account: as many candidates, companies or centres as a try needs. */
const invented = z.object({
  email: z.email(),
  email_verified: z.enum(["true", "false"]).default("true"),
  given_name: z.string().min(1).optional(),
  family_name: z.string().min(1).default("Exemple"),
  second_factor: told,
});

/**
 * The account that is named in place of signing in, which this machine alone allows: a demo account, or an invented
 * person; with a second factor or without where that is told. Undefined where there is none.
 */
export function accountNamed(given: unknown, accounts: Accounts): UserAccount | undefined {
  const demo = asked.safeParse(given).data;
  const found = demoAccounts.find(({ login }) => login === demo?.account);
  const account = found === undefined ? undefined : accounts.bySubject(found.subject);
  if (account !== undefined)
    return demo?.second_factor === undefined
      ? account
      : { ...account, secondFactor: demo.second_factor === "true" };
  const person = invented.safeParse(given).data;
  if (person === undefined) return undefined;
  const { email } = person;
  const subject = accounts.subjectOf(email);
  return {
    subject,
    givenName: person.given_name ?? email.replace(/@.*/, ""),
    familyName: person.family_name,
    email,
    emailVerified: person.email_verified === "true",
    secondFactor:
      person.second_factor === undefined
        ? accounts.bySubject(subject)?.secondFactor === true
        : person.second_factor === "true",
  };
}
