import * as z from "zod";
import { DomainError } from "../../../shared/domain/domain-error.ts";
import { emailAddress } from "../../../shared/domain/text/email-address.ts";
import { name } from "../../../shared/domain/text/name.ts";
import type { Accounts } from "./accounts.ts";
import { demoAccounts } from "./demo-accounts.ts";
import type { Answer, Asked } from "./exchange.ts";
import type { Grants } from "./grants.ts";
import { codeFaults, codePage } from "./pages/code-page.ts";
import { signInPage } from "./pages/sign-in-page.ts";
import { confirmPage, signUpPage } from "./pages/sign-up-page.ts";
import { type SecondFactorParts, verifyAtSignIn } from "./second-factor.ts";
import type { UserAccount } from "./user-account.ts";

/** What the pages that open a session stand on. */
interface SignInParts extends SecondFactorParts {
  grants: Grants;
  mailUrl: () => string;
  /** Sends a code to an address; without one, that the address has an account already. */
  sendCode: (to: string, code: string | undefined) => Promise<void>;
}

const labels: Readonly<Record<string, string>> = {
  given_name: "Prénom",
  family_name: "Nom",
  email: "Adresse",
};
const signingUp = z.object({ given_name: name(), family_name: name(), email: emailAddress });

/** Answers `/login`, `/mfa`, `/signup` and `/confirm`; what the client asked for is kept in their query, and goes on afterwards. */
export async function answerSignIn(asked: Asked, parts: SignInParts): Promise<Answer> {
  const { path, form } = asked;
  const posted = asked.method === "POST";
  const query = queryOf(asked.query);
  if (path === "/login") {
    if (!posted) return { page: signInPage(query) };
    const account = chosen(form, parts.accounts);
    return account === undefined
      ? {
          status: 400,
          page: signInPage(query, "Aucun compte n’a prouvé cette adresse\u00a0: inscrivez-vous."),
        }
      : entered(account, query, parts);
  }
  if (path === "/mfa") return secondStep(form, query, parts);
  if (path === "/signup") return posted ? signUp(form, query, parts) : { page: signUpPage(query) };
  const { email = "", code = "" } = form;
  const proved = parts.accounts.prove(email, code);
  if (proved !== undefined) return signedIn(proved, query, parts);
  const fault = "Code faux, trop ancien, ou essayé trop souvent. Vérifiez-le, ou demandez-en un autre.";
  return { status: 400, page: confirmPage(query, email, parts.mailUrl(), fault) };
}

/** The demo account that is chosen, or the account that proved the address that is typed. */
function chosen(form: Record<string, string>, accounts: Accounts): UserAccount | undefined {
  const demo = demoAccounts.find(({ login }) => login === form["account"]);
  if (demo !== undefined) return accounts.bySubject(demo.subject);
  return form["email"] === undefined ? undefined : accounts.byEmail(form["email"]);
}

async function signUp(form: Record<string, string>, query: string, parts: SignInParts): Promise<Answer> {
  const { data: person, error } = signingUp.safeParse(form);
  if (person === undefined) {
    const [fault] = error.issues;
    const told = `${labels[String(fault?.path[0])]}\u00a0: ${fault?.message}`;
    return { status: 400, page: signUpPage(query, form, told) };
  }
  const { given_name: givenName, family_name: familyName, email } = person;
  try {
    // R-PER-2: whether there is an account already is told to who reads the mailbox alone.
    await parts.sendCode(email, parts.accounts.signUp({ givenName, familyName, email }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { status: 400, page: signUpPage(query, form, error.detail) };
  }
  return { page: confirmPage(query, email, parts.mailUrl()) };
}

/** Signs in who has no second factor, and asks the others for a code of their application (SOFTWARE_TOKEN_MFA). */
function entered(account: UserAccount, query: string, parts: SignInParts): Answer {
  if (account.secondFactor !== true) return signedIn(account, query, parts);
  return { page: codePage(query, parts.grants.openChallenge(account.subject), account, parts.now()) };
}

function secondStep(form: Record<string, string>, query: string, parts: SignInParts): Answer {
  const { grants, accounts, now } = parts;
  const { challenge = "", code = "" } = form;
  const account = accounts.bySubject(grants.challenged(challenge) ?? "");
  if (account === undefined)
    return { status: 400, page: signInPage(query, "Trop de temps a passé\u00a0: recommencez.") };
  const told = verifyAtSignIn(account, code, parts);
  if (told !== "right")
    return { status: 400, page: codePage(query, challenge, account, now(), codeFaults[told]) };
  grants.endChallenge(challenge);
  return signedIn(account, query, parts);
}

/** Opens a session, and goes on with what the client asked for, or to the account. */
function signedIn({ subject }: UserAccount, query: string, { grants }: SignInParts): Answer {
  const location = query === "" ? "/account" : `/oauth2/authorize${query}`;
  return { location, session: grants.openSession(subject) };
}

function queryOf(parameters: URLSearchParams): string {
  return parameters.size === 0 ? "" : `?${parameters}`;
}
