import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiClient, demoToken } from "../../../demo/client.ts";
import { prepare } from "../../../demo/preparation.ts";
import { codeAt, knownSecret, wrongCodes } from "../../../infra/local/identity/authenticator.ts";
import type { LocalStack } from "../../../infra/local/stack.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { type Browser, openBrowser } from "../../support/browser.ts";
import { startStackOn } from "../../support/local-stack.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";

let dataDir: string;
let stack: LocalStack;
let clientId: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-sign-in-"));
  stack = await startStackOn(dataDir);
  await prepare(stageOn(stack).people, currentApproval());
  clientId = String(decodeJwt(await demoToken(stack.urls.identity, "amina"))["client_id"]);
});
afterAll(async () => {
  await stack.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const redirectUri = "https://cqp.example.org/signed-in";
const signedOut = "https://cqp.example.org/signed-out";
const company = "cmp_demo_mutuelle";
const minute = 60_000;
const browser = () => openBrowser(stack.urls.identity);

function newVerifier() {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

/** The address that a client sends people to; `changes` are what an attacker would change. */
function authorizePath(challenge: string, changes: Record<string, string | undefined> = {}): string {
  const asked = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email",
    state: "état=1&2",
    nonce: "n-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...changes,
  };
  const given = Object.entries(asked).filter((one): one is [string, string] => one[1] !== undefined);
  return `/oauth2/authorize?${new URLSearchParams(given)}`;
}

/** Signs in on the pages, as a person does, and gives the code with what proves it. */
async function codeOf(who: Record<string, string>, by: Browser = browser()) {
  const { verifier, challenge } = newVerifier();
  const first = await by.get(authorizePath(challenge));
  expect(first.location).toMatch(/^\/login\?/);
  const chosen = await by.post(first.location ?? "", who);
  const entered = chosen.location === undefined ? await typeCode(by, chosen.text, who) : chosen;
  const back = await by.get(entered.location ?? "");
  const url = new URL(back.location ?? "");
  expect(url.origin + url.pathname).toBe(redirectUri);
  expect(url.searchParams.get("state")).toBe("état=1&2");
  return { code: url.searchParams.get("code") ?? "", verifier, by };
}

/** Types the code that the page asks for, of the secret that this machine knows, later than any that was typed before. */
async function typeCode(by: Browser, page: string, { account = "" }: Record<string, string>) {
  await stack.clock.moveTo(new Date(stack.clock.now().getTime() + minute));
  return by.post(formOf(page), {
    challenge: challengeIn(page),
    code: codeNow(knownSecret(`demo-${account}`)),
  });
}
const formOf = (page: string) => htmlText(/action="(\/mfa[^"]*)"/.exec(page)?.[1]);
const challengeIn = (page: string) => /name="challenge" value="([^"]+)"/.exec(page)?.[1] ?? "";
const htmlText = (escaped = "") => escaped.replaceAll("&amp;", "&");
const codeNow = (secret: string) => codeAt(secret, stack.clock.now());

async function ask(form: Record<string, string>, path = "/oauth2/token") {
  const response = await fetch(`${stack.urls.identity}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}
const exchange = (code: string, verifier: string, changes: Record<string, string> = {}) =>
  ask({
    grant_type: "authorization_code",
    client_id: clientId,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });
const refresh = (token: string | undefined) =>
  ask({ grant_type: "refresh_token", client_id: clientId, refresh_token: token ?? "" });
const invalidGrant = { status: 400, body: { error: "invalid_grant" } };
const me = (token: string | undefined) => apiClient(stack.urls.api, token).send("GET", "/me");

async function tokensOf(who: Record<string, string>, by: Browser = browser()) {
  const { code, verifier } = await codeOf(who, by);
  const { status, body } = await exchange(code, verifier);
  expect(status).toBe(200);
  return body;
}

/** OEMM, with a token of the stack's time, which tests move. */
const oemm = async () => apiClient(stack.urls.api, await demoToken(stack.urls.identity, "oemm"), "oemm");
const invite = async (email: string) => {
  const invited = { name: "Nadia Exemple", email, role: "member" };
  return (await oemm()).call("POST", `/parties/${company}/people`, invited);
};

/** The code of the last mail to an address. */
async function mailedCode(address: string): Promise<string> {
  const mails = await stack.mailbox.mails();
  const mail = mails.findLast(({ destination }) => destination.to.includes(address));
  expect(mail?.subject).toBe("Votre code de vérification");
  return /<strong>(\d{6})<\/strong>/.exec(mail?.body.html ?? "")?.[1] ?? "";
}

const lou = { given_name: "Lou", family_name: "Exemple" };

async function signUp(email: string): Promise<Browser> {
  const by = browser();
  const sent = await by.post("/signup", { given_name: "Nadia", family_name: "Exemple", email });
  expect(sent.status).toBe(200);
  const proved = await by.post("/confirm", { email, code: await mailedCode(email) });
  expect(proved.location).toBe("/account");
  return by;
}

describe("signing in by a code", () => {
  it("gives tokens that the API takes, with what was asked for", async () => {
    const tokens = await tokensOf({ account: "amina" });
    expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: 900 });
    expect(decodeJwt(tokens["access_token"] ?? "")).toMatchObject({
      client_id: clientId,
      token_use: "access",
      scope: "openid email",
    });
    expect(decodeJwt(tokens["id_token"] ?? "")).toMatchObject({ aud: clientId, nonce: "n-1" });
    expect((await me(tokens["access_token"])).body).toMatchObject({
      role: "candidate",
      email: "amina@candidats.example.org",
    });
    const info = await fetch(`${stack.urls.identity}/oauth2/userInfo`, {
      headers: { authorization: `Bearer ${tokens["access_token"]}` },
    });
    expect(await info.json()).toMatchObject({ sub: "demo-amina", given_name: "Amina" });
  });

  it("has no page for who is signed in already, and no identity token without its scope", async () => {
    const { by } = await codeOf({ account: "amina" });
    const { verifier, challenge } = newVerifier();
    const again = await by.get(authorizePath(challenge, { scope: "email", state: undefined }));
    const back = new URL(again.location ?? "");
    expect([...back.searchParams.keys()]).toEqual(["code"]);
    const { body } = await exchange(back.searchParams.get("code") ?? "", verifier);
    expect(body).not.toHaveProperty("id_token");
  });

  it("shows no page to a client that asks for none: the client is told who is not signed in", async () => {
    const { challenge } = newVerifier();
    const silently = authorizePath(challenge, { prompt: "none" });
    const { location } = await browser().get(silently);
    expect(location).toBe(
      `${redirectUri}?${new URLSearchParams({ error: "login_required", state: "état=1&2" })}`,
    );
    const { by } = await codeOf({ account: "amina" });
    const again = await by.get(silently);
    expect([...new URL(again.location ?? "").searchParams.keys()]).toEqual(["code", "state"]);
    const other = await by.get(authorizePath(challenge, { prompt: "create" }));
    expect(new URL(other.location ?? "").searchParams.get("error")).toBe("invalid_request");
  });

  it("describes itself with the addresses that it answers at", async () => {
    const { identity } = stack.urls;
    const answer = await fetch(`${identity}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: identity,
      authorization_endpoint: `${identity}/oauth2/authorize`,
      token_endpoint: `${identity}/oauth2/token`,
      end_session_endpoint: `${identity}/logout`,
      code_challenge_methods_supported: ["S256"],
      scopes_supported: ["openid", "email", "profile", "aws.cognito.signin.user.admin"],
    });
  });

  it("is where the API's description sends those who need a token", async () => {
    const { identity, api } = stack.urls;
    const told = await fetch(`${identity}/.well-known/openid-configuration`);
    const issuer = (await told.json()) as Record<string, unknown>;
    const { body } = await apiClient(api).send("GET", "/openapi.json");
    const { signIn, discovery, jwt } = body.components.securitySchemes;
    expect(jwt).toMatchObject({ type: "http", scheme: "bearer", bearerFormat: "JWT" });
    expect(signIn.flows.authorizationCode).toMatchObject({
      authorizationUrl: issuer.authorization_endpoint,
      tokenUrl: issuer.token_endpoint,
      refreshUrl: issuer.token_endpoint,
    });
    const { scopes } = signIn.flows.authorizationCode;
    expect(issuer.scopes_supported).toEqual(expect.arrayContaining(Object.keys(scopes)));
    expect(discovery.openIdConnectUrl).toBe(`${identity}/.well-known/openid-configuration`);
    expect(body.paths["/v1/me"].get.security ?? body.security).toEqual([
      { jwt: [] },
      { signIn: Object.keys(scopes) },
      { discovery: [] },
    ]);
  });

  it.each([
    ["an unknown client", { client_id: "autre" }],
    ["an address of another site", { redirect_uri: "https://attaque.example.org/signed-in" }],
    ["an address below the client's", { redirect_uri: `${redirectUri}/autre` }],
    ["no address", { redirect_uri: undefined }],
  ])("tells the person, and sends them nowhere, at %s", async (_, changes) => {
    const { by } = await codeOf({ account: "amina" });
    const refused = await by.get(authorizePath(newVerifier().challenge, changes));
    expect([refused.status, refused.location]).toEqual([400, undefined]);
  });

  it.each([
    ["no challenge", { code_challenge: undefined }, "invalid_request"],
    ["a challenge that is no digest", { code_challenge: "court" }, "invalid_request"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["no method, which is plain", { code_challenge_method: undefined }, "invalid_request"],
    ["a token at once", { response_type: "token" }, "unsupported_response_type"],
    ["a scope that the client has not", { scope: "openid phone" }, "invalid_scope"],
  ])("tells the client, with its state and no code, at %s", async (_, changes, error) => {
    const { by } = await codeOf({ account: "amina" });
    const refused = await by.get(authorizePath(newVerifier().challenge, changes));
    const back = new URL(refused.location ?? "");
    expect(Object.fromEntries(back.searchParams)).toEqual({ error, state: "état=1&2" });
  });

  it("refuses a request that says the same thing twice", async () => {
    const twice = `${authorizePath(newVerifier().challenge)}&redirect_uri=https://attaque.example.org`;
    expect((await browser().get(twice)).status).toBe(400);
  });
});

describe("a code", () => {
  it("is worth tokens once; shown again, it ends the refresh token that it gave", async () => {
    const { code, verifier } = await codeOf({ account: "bruno" });
    const { body } = await exchange(code, verifier);
    expect((await refresh(body["refresh_token"])).status).toBe(200);
    expect(await exchange(code, verifier)).toEqual(invalidGrant);
    expect(await refresh(body["refresh_token"])).toEqual(invalidGrant);
  });

  it.each([
    ["with another verifier", { code_verifier: newVerifier().verifier }],
    ["with the challenge for a verifier", { code_verifier: newVerifier().challenge }],
    ["for another address", { redirect_uri: signedOut }],
  ])("is worth nothing %s, and nothing after that", async (_, changes) => {
    const { code, verifier } = await codeOf({ account: "bruno" });
    expect(await exchange(code, verifier, changes)).toEqual(invalidGrant);
    expect(await exchange(code, verifier)).toEqual(invalidGrant);
  });

  it("is another client's for another client, and has to be shown whole", async () => {
    const { code, verifier } = await codeOf({ account: "bruno" });
    expect(await exchange(code, verifier, { client_id: "autre" })).toEqual({
      status: 400,
      body: { error: "invalid_client" },
    });
    const form = { grant_type: "authorization_code", client_id: clientId, code, redirect_uri: redirectUri };
    expect((await ask(form)).body).toEqual({ error: "invalid_request" });
    expect((await ask({ ...form, grant_type: "password" })).body).toEqual({
      error: "unsupported_grant_type",
    });
    expect((await exchange(code, verifier)).status).toBe(200);
  });

  it("is too old after some minutes of the stack's clock", async () => {
    const { code, verifier } = await codeOf({ account: "bruno" });
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 5 * minute));
    expect(await exchange(code, verifier)).toEqual(invalidGrant);
  });
});

describe("refreshing", () => {
  it("refuses what the issuer did not give", async () => {
    expect(await refresh("inventé")).toEqual(invalidGrant);
    expect(await refresh((await tokensOf({ account: "bruno" }))["access_token"])).toEqual(invalidGrant);
  });

  it("R-PER-6: shapes the token anew: an acceptance shows at once, and a deactivation", async () => {
    const address = "nadia@mutuelle.example.org";
    const by = await signUp(address);
    const tokens = await tokensOf({ email: address }, browser());
    const { id } = await invite(address);
    const account = await by.get("/account");
    expect(account.text).toContain("Mutuelle Exemple");
    expect(
      (await by.post("/account/invitations", { party_id: company, answer: "acceptance" })).location,
    ).toBe("/account");
    const refreshed = await refresh(tokens["refresh_token"]);
    expect(refreshed.body).not.toHaveProperty("refresh_token");
    const asCompany = (token: string | undefined) => apiClient(stack.urls.api, token, company);
    expect((await asCompany(tokens["access_token"]).send("GET", "/files")).status).toBe(403);
    expect((await asCompany(refreshed.body["access_token"]).send("GET", "/files")).status).toBe(200);

    await (await oemm()).call("PATCH", `/parties/${company}/people/${id}`, { active: false });
    const after = await refresh(tokens["refresh_token"]);
    expect((await asCompany(after.body["access_token"]).send("GET", "/files")).status).toBe(403);
    expect((await me(after.body["access_token"])).body.capacities).toEqual([]);
  });

  it("ends at signing out, which comes back to the client's addresses alone", async () => {
    const by = browser();
    const tokens = await tokensOf({ account: "chloe" }, by);
    const out = (to: string, client = clientId) =>
      by.get(`/logout?${new URLSearchParams({ client_id: client, logout_uri: to })}`);
    for (const refused of [out("https://attaque.example.org"), out(redirectUri), out(signedOut, "autre")])
      expect(await refused).toMatchObject({ status: 400, location: undefined });
    expect((await refresh(tokens["refresh_token"])).status).toBe(200);
    expect((await out(signedOut)).location).toBe(signedOut);
    expect(await refresh(tokens["refresh_token"])).toEqual(invalidGrant);
    expect((await by.get("/account")).location).toBe("/login");
    expect((await by.get(authorizePath(newVerifier().challenge))).location).toMatch(/^\/login/);
  });

  it("ends where the token is revoked, and after a day of work", async () => {
    const one = await tokensOf({ account: "chloe" });
    await ask({ token: one["refresh_token"] ?? "", client_id: clientId }, "/oauth2/revoke");
    expect(await refresh(one["refresh_token"])).toEqual(invalidGrant);
    const other = await tokensOf({ account: "chloe" });
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 11 * 60 * minute));
    expect((await refresh(other["refresh_token"])).status).toBe(200);
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 60 * minute));
    expect(await refresh(other["refresh_token"])).toEqual(invalidGrant);
  });
});

describe("a token at the API", () => {
  it("is refused once tampered with, expired, or unsigned", async () => {
    const token = (await tokensOf({ account: "david" }))["access_token"] ?? "";
    const [head = "", body = "", signature = ""] = token.split(".");
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const raised = encoded({ ...decodeJwt(token), capacities: JSON.stringify([{ partyId: "oemm" }]) });
    expect((await me(token)).status).toBe(200);
    expect((await me(`${head}.${raised}.${signature}`)).status).toBe(401);
    expect((await me(`${head}.${body}.${"A".repeat(signature.length)}`)).status).toBe(401);
    expect((await me(`${encoded({ alg: "none" })}.${raised}.`)).status).toBe(401);
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 15 * minute));
    expect((await me(token)).status).toBe(401);
  });
});

describe("signing up", () => {
  it("proves an address by the code in the mailbox, and knows it however it is written", async () => {
    const by = browser();
    const { challenge } = newVerifier();
    const asked = authorizePath(challenge).replace("/oauth2/authorize", "");
    const person = { given_name: "Zoé", family_name: "<b>Exemple</b>", email: "Zoe@Example.org" };
    const sent = await by.post(`/signup${asked}`, person);
    expect(sent.text).toContain("Un code a été envoyé");
    expect((await browser().post("/login", { email: person.email })).status).toBe(400);
    const proved = await by.post(`/confirm${asked}`, {
      email: "zoe@example.org",
      code: await mailedCode("Zoe@example.org"),
    });
    expect((await by.get(proved.location ?? "")).location).toMatch(
      /^https:\/\/cqp\.example\.org\/signed-in\?code=/,
    );

    const ids = await Promise.all(
      ["zoe@example.org", "ZOE@EXAMPLE.ORG"].map(async (email) => {
        const { body } = await me((await tokensOf({ email }))["access_token"]);
        return body.personId;
      }),
    );
    expect(ids[0]).toMatch(/^prs_/);
    expect(ids[1]).toBe(ids[0]);
    const page = (await by.get("/account")).text;
    expect(page).toContain("&lt;b&gt;Exemple&lt;/b&gt;");
    expect(page).not.toContain("<b>");
  });

  it("R-PER-2: answers alike for an address that has an account and one that has none, as often as it does at all", async () => {
    await signUp("connue@example.org");
    const [known, demo, unknown] = [
      "Connue@example.org",
      "amina@candidats.example.org",
      "inconnue@example.org",
    ];
    const answered = async (email: string) => {
      const answers = [];
      // The first code was that of the account.
      if (email !== known) await browser().post("/signup", { ...lou, email });
      for (let n = 1; n <= guidePolicy.addressProof.codes; n++)
        answers.push(await browser().post("/signup", { ...lou, email }));
      answers.push(await browser().post("/confirm", { email, code: "1" }));
      return answers.map(({ status, text }) => [status, text.replaceAll(email, "…")]);
    };
    const ofUnknown = await answered(unknown);
    expect(ofUnknown.map(([status]) => status)).toEqual([200, 200, 200, 400, 400]);
    expect(await answered(known)).toEqual(ofUnknown);
    expect(await answered(demo)).toEqual(ofUnknown);
    const mail = (await stack.mailbox.mails()).findLast(({ destination }) => destination.to.includes(known));
    expect(mail?.body.html).toContain("déjà un compte");
    // What was typed changes nothing of the account.
    expect((await me((await tokensOf({ email: known }))["access_token"])).status).toBe(200);
  });

  it("takes a code for five tries and a day", async () => {
    const person = { given_name: "Léa", family_name: "Exemple", email: "lea@example.org" };
    const confirm = (code: string) => browser().post("/confirm", { email: person.email, code });
    await browser().post("/signup", person);
    const first = await mailedCode(person.email);
    const wrong = first === "000000" ? "111111" : "000000";
    for (let n = 0; n < 5; n++) expect((await confirm(wrong)).status).toBe(400);
    expect((await confirm(first)).status).toBe(400);
    await browser().post("/signup", person);
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 24 * 60 * minute));
    expect((await confirm(await mailedCode(person.email))).status).toBe(400);
    await browser().post("/signup", person);
    expect((await confirm(await mailedCode(person.email))).location).toBe("/account");
    expect((await confirm(await mailedCode(person.email))).status).toBe(400);
  });

  it("R-PER-2: sends an address a few codes a day", async () => {
    const person = { given_name: "Léo", family_name: "Exemple", email: "leo@example.org" };
    const statuses: number[] = [];
    for (let n = 0; n <= guidePolicy.addressProof.codes; n++)
      statuses.push((await browser().post("/signup", person)).status);
    expect(statuses).toEqual([...Array(guidePolicy.addressProof.codes).fill(200), 400]);
    const mails = await stack.mailbox.mails();
    expect(mails.filter(({ destination }) => destination.to.includes(person.email))).toHaveLength(
      guidePolicy.addressProof.codes,
    );
    await stack.clock.moveTo(new Date(stack.clock.now().getTime() + 24 * 60 * minute));
    expect((await browser().post("/signup", person)).status).toBe(200);
  });

  it.each([
    { given_name: "", family_name: "Exemple", email: "x@example.org" },
    { given_name: "A\u202E", family_name: "Exemple", email: "x@example.org" },
    { given_name: "A", family_name: "Exemple", email: '"><script>@example' },
  ])("tells what is wrong with %o, and sends nothing", async (person) => {
    const before = (await stack.mailbox.mails()).length;
    const refused = await browser().post("/signup", person);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('role="alert"');
    expect(refused.text).not.toContain("<script>");
    expect((await stack.mailbox.mails()).length).toBe(before);
  });
});

describe("a second factor", () => {
  /** Signs up, puts the secret that the page shows into an application, and proves it. */
  async function withApplication(email: string) {
    const by = await signUp(email);
    const { text } = await by.post("/account/application", {});
    const secret = /<code>([A-Z2-7]{52})<\/code>/.exec(text)?.[1] ?? "";
    expect(htmlText(text)).toContain(
      `otpauth://totp/CQP%20de%20la%20Mutualit%C3%A9:${encodeURIComponent(email)}`,
    );
    expect(text).toContain("<svg");
    return { by, secret };
  }
  const typeAt = async (email: string) => {
    const by = browser();
    const { text } = await by.post("/login", { email });
    const challenge = challengeIn(text);
    return { by, text, type: (code: string) => by.post("/mfa", { challenge, code }) };
  };
  const later = (milliseconds: number) =>
    stack.clock.moveTo(new Date(stack.clock.now().getTime() + milliseconds));
  const wrongFor = (secret: string) => {
    const near = [-minute / 2, 0, minute / 2].map((ms) =>
      codeAt(secret, new Date(stack.clock.now().getTime() + ms)),
    );
    return ["000000", "000001", "000002", "000003"].find((code) => !near.includes(code)) ?? "";
  };

  it("is set with an application by the page, and then a code of it completes each sign-in, once", async () => {
    const email = "totp@example.org";
    const { by, secret } = await withApplication(email);
    const refused = await by.post("/account/application/code", { code: wrongFor(secret) });
    expect([refused.status, refused.text.includes(secret)]).toEqual([400, true]);
    expect((await browser().post("/login", { email })).location).toBe("/account");
    const set = await by.post("/account/application/code", { code: codeNow(secret) });
    expect(set.location).toBe("/account");

    const { by: other, text, type } = await typeAt(email);
    expect(text).not.toContain("compte d’essai");
    expect((await other.get("/account")).location).toBe("/login");
    // What set it is used, as any other.
    expect((await type(codeNow(secret))).status).toBe(400);
    await later(minute / 2);
    expect((await type(codeNow(secret))).location).toBe("/account");
    expect((await other.get("/account")).status).toBe(200);
    expect((await (await typeAt(email)).type(codeNow(secret))).status).toBe(400);
    expect((await type(codeNow(secret))).status).toBe(400);
  });

  it("is set by the pool's API as on AWS, with an access token that has the scope for it", async () => {
    const pool = async (operation: string, body: object) => {
      const answer = await fetch(stack.urls.identity, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
          origin: "https://cqp.example.org",
        },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, string>;
    };
    const prefer = (AccessToken: string) =>
      pool("SetUserMFAPreference", { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });
    const AccessToken = await demoToken(stack.urls.identity, "bruno");
    const { access_token: withoutScope } = await tokensOf({ account: "bruno" });
    for (const token of [withoutScope, "inventé"])
      expect(await pool("AssociateSoftwareToken", { AccessToken: token })).toEqual({
        __type: "NotAuthorizedException",
      });
    expect(await pool("VerifySoftwareToken", { AccessToken, UserCode: "000000" })).toEqual({
      __type: "SoftwareTokenMFANotFoundException",
    });
    const { SecretCode = "" } = await pool("AssociateSoftwareToken", { AccessToken });
    expect(await prefer(AccessToken)).toEqual({ __type: "SoftwareTokenMFANotFoundException" });
    expect(await pool("VerifySoftwareToken", { AccessToken, UserCode: wrongFor(SecretCode) })).toEqual({
      __type: "EnableSoftwareTokenMFAException",
    });
    expect(await pool("VerifySoftwareToken", { AccessToken, UserCode: codeNow(SecretCode) })).toEqual({
      Status: "SUCCESS",
    });
    expect((await browser().post("/login", { account: "bruno" })).location).toBe("/account");
    expect(await prefer(AccessToken)).toEqual({});
    expect((await browser().post("/login", { account: "bruno" })).text).toContain(
      "Code de votre application",
    );
    await pool("SetUserMFAPreference", { AccessToken });
    expect((await browser().post("/login", { account: "bruno" })).location).toBe("/account");
  });

  it("takes no code for a while after too many wrong ones, however often one signs in anew", async () => {
    const email = "devine@example.org";
    const { by, secret } = await withApplication(email);
    await by.post("/account/application/code", { code: codeNow(secret) });
    await later(minute);
    for (let n = 0; n < wrongCodes; n++) {
      const wrong = await (await typeAt(email)).type(wrongFor(secret));
      expect([wrong.status, wrong.text.includes("Trop de codes faux")]).toEqual([400, false]);
    }
    const closed = await (await typeAt(email)).type(codeNow(secret));
    expect([closed.status, closed.text.includes("Trop de codes faux")]).toEqual([400, true]);
    await later(15 * minute);
    const { type } = await typeAt(email);
    await later(3 * minute);
    expect((await type(codeNow(secret))).text).toContain("Trop de temps a passé");
    expect((await (await typeAt(email)).type(codeNow(secret))).location).toBe("/account");
  });

  it("takes the codes next to the clock's, and none further", async () => {
    const email = "decale@example.org";
    const { by, secret } = await withApplication(email);
    await by.post("/account/application/code", { code: codeNow(secret) });
    await later(5 * minute);
    const at = (steps: number) =>
      codeAt(secret, new Date(stack.clock.now().getTime() + (steps * minute) / 2));
    const { type } = await typeAt(email);
    for (const [steps, status] of [
      [-2, 400],
      [2, 400],
      [-1, 303],
    ] as const)
      expect((await type(at(steps))).status, `${steps} steps`).toBe(status);
    expect((await (await typeAt(email)).type(at(1))).status).toBe(303);
  });
});

describe("one's account", () => {
  it("opens the capacities that wait for a second factor, and closes them", async () => {
    const by = browser();
    const tokens = await tokensOf({ account: "oemm" }, by);
    const oemmSees = async () => {
      const { body } = await refresh(tokens["refresh_token"]);
      return (await apiClient(stack.urls.api, body["access_token"], "oemm").send("GET", "/companies")).status;
    };
    expect(await oemmSees()).toBe(200);
    await by.post("/account/second-factor", { second_factor: "false" });
    expect((await by.get("/account")).text).toContain("restent fermées");
    expect(await oemmSees()).toBe(403);
    await by.post("/account/second-factor", { second_factor: "true" });
    expect(await oemmSees()).toBe(200);
  });

  it("declines an invitation", async () => {
    const address = "nina@mutuelle.example.org";
    const by = await signUp(address);
    await invite(address);
    await by.post("/account/invitations", { party_id: company, answer: "refusal" });
    const page = (await by.get("/account")).text;
    expect(page).toContain("Aucune invitation");
    expect(page).toContain("Aucune\u00a0: vous agissez pour vous seul(e)");
    const gone = await by.post("/account/invitations", { party_id: company, answer: "acceptance" });
    expect(gone.status).toBeGreaterThanOrEqual(400);
    expect(gone.text).toContain('role="alert"');
  });

  it("is closed to who is not signed in, and to forms of other sites", async () => {
    expect((await browser().get("/account")).location).toBe("/login");
    const by = browser();
    await tokensOf({ account: "oemm" }, by);
    const foreign = { origin: "https://attaque.example.org" };
    const form = { second_factor: "false" };
    expect((await by.post("/account/second-factor", form, foreign)).status).toBe(403);
    expect((await by.get("/account")).text).not.toContain("restent fermées");
  });

  it("lets the client's pages read its tokens, and no others", async () => {
    const from = async (origin: string) =>
      (await browser().post("/oauth2/token", {}, { origin })).headers.get("access-control-allow-origin");
    expect(await from("https://cqp.example.org")).toBe("https://cqp.example.org");
    expect(await from("https://attaque.example.org")).toBeNull();
  });

  it("is found again at the next start", async () => {
    await signUp("durable@example.org");
    const by = browser();
    await tokensOf({ account: "amina" }, by);
    await by.post("/account/second-factor", { second_factor: "true" });
    await stack.stop();
    stack = await startStackOn(dataDir);
    expect((await me((await tokensOf({ email: "Durable@example.org" }))["access_token"])).status).toBe(200);
    const again = browser();
    await tokensOf({ account: "amina" }, again);
    expect((await again.get("/account")).text).toContain("application d’authentification");
  });
});
