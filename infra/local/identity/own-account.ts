import * as z from "zod";
import { servedPath } from "../../../shared/http/served-path.ts";
import { accountView } from "../../../shared/views/account-view.ts";
import type { Answer, Asked } from "./exchange.ts";
import type { Grants } from "./grants.ts";
import { accountPage } from "./pages/account-page.ts";
import { codeFaults } from "./pages/code-page.ts";
import { secretPage } from "./pages/secret-page.ts";
import { associate, type SecondFactorParts, verifyShown } from "./second-factor.ts";
import { adminScope, type TokenMaker } from "./token-maker.ts";
import type { UserAccount } from "./user-account.ts";

/** What the pages of one's account stand on. */
interface AccountParts extends SecondFactorParts {
  grants: Grants;
  tokens: TokenMaker;
  apiUrl: () => string;
}

const answered = z.enum(["acceptance", "refusal"]);
const answering = z.union([
  z.object({ party_id: z.string(), answer: answered }),
  z.object({ file_id: z.string(), answer: answered }),
]);
const refusal = z.object({ detail: z.string() });

/** Answers `/account` and what is changed there: by the API's routes, with a token of the signed-in person. */
export async function answerOwnAccount(asked: Asked, parts: AccountParts): Promise<Answer> {
  const { path, form, session } = asked;
  const subject = parts.grants.subjectOf(session);
  const account = subject === undefined ? undefined : parts.accounts.bySubject(subject);
  if (account === undefined || session === undefined) return { location: "/login" };
  if (asked.method !== "POST") return { page: await shown(account, parts) };
  if (path === "/account/sign-out") {
    parts.grants.endSession(session);
    return { location: "/" };
  }
  if (path === "/account/second-factor")
    parts.accounts.save({ ...account, secondFactor: form["second_factor"] === "true" });
  if (path === "/account/application") return { page: secretPage(account, associate(account, parts)) };
  if (path === "/account/application/code" && account.shownSecret !== undefined) {
    const told = verifyShown(account, form["code"] ?? "", parts, { secondFactor: true });
    if (told !== "right" && told !== undefined)
      return { status: 400, page: secretPage(account, account.shownSecret, codeFaults[told]) };
  }
  const answer = answering.safeParse(form).data;
  if (path === "/account/invitations" && answer !== undefined) {
    const way =
      "party_id" in answer
        ? `/me/invitations/${encodeURIComponent(answer.party_id)}/${answer.answer}`
        : `/files/${encodeURIComponent(answer.file_id)}/evaluation-${answer.answer}`;
    const response = await callApi("POST", way, account, parts);
    if (!response.ok) {
      const fault = refusal.safeParse(await response.json()).data?.detail ?? "L’API a refusé la réponse.";
      return { status: response.status, page: await shown(account, parts, fault) };
    }
  }
  return { location: "/account" };
}

async function shown(account: UserAccount, parts: AccountParts, fault?: string) {
  const response = await callApi("GET", "/me", account, parts);
  return accountPage(account, response.ok ? accountView.parse(await response.json()) : undefined, fault);
}

async function callApi(method: string, path: string, account: UserAccount, parts: AccountParts) {
  const wanted = { occasion: "HostedAuth", scopes: [adminScope] } as const;
  const { access_token } = await parts.tokens.make(account, wanted);
  return fetch(`${parts.apiUrl()}${servedPath(path)}`, {
    method,
    headers: { authorization: `Bearer ${access_token}` },
  });
}
