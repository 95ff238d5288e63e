import { createHash, randomBytes } from "node:crypto";
import { decodeJwt } from "jose";
import { beforeAll, describe, expect } from "vitest";
import { codeSentTo } from "../../demo/addresses.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { tokenMinutes } from "../../shared/domain/people/token-claims.ts";
import { openBrowser } from "../support/browser.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let clientId: string;
let fileId: string;

const lost = "amina@candidats.example.org";
const bornOn = "1988-02-29";
const companyId = "cmp_demo_mutuelle";
const redirectUri = "https://cqp.example.org/signed-in";
const reasons = { motive: "mailbox-lost", identityCheck: "by-video" };

async function askToken(form: Record<string, string>) {
  const body = new URLSearchParams({ client_id: clientId, ...form });
  const response = await fetch(`${stack().urls.identity}/oauth2/token`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}
const refresh = (token = "") => askToken({ grant_type: "refresh_token", refresh_token: token });

/** Signs in on the pages; gives what exchanges the code. */
async function codeOf(account: Record<string, string>) {
  const by = openBrowser(stack().urls.identity);
  const verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const first = await by.get(`/oauth2/authorize?${asked}`);
  const chosen = await by.post(first.location ?? "", account);
  const back = await by.get(chosen.location ?? "");
  const code = new URL(back.location ?? "").searchParams.get("code") ?? "";
  return { grant_type: "authorization_code", redirect_uri: redirectUri, code, code_verifier: verifier };
}

/** What a token opens. */
async function opened(token: string | undefined) {
  const { status, body } = await apiClient(stack().urls.api, token).send("GET", `/files/${fileId}`);
  return { status, email: body.candidate?.email };
}

const move = (email: string) =>
  stage.people.oemm.send("POST", `/files/${fileId}/account-move`, { ...reasons, email });
const takeOver = async (email: string, code: string, born = bornOn) =>
  (await signedInAs(stack().urls, email)).send("POST", "/me/account", { code, bornOn: born });

/** What the former account has: a running token, a refresh token, and a code that was not exchanged. */
let former: { access: string | undefined; refresh: string | undefined; code: Record<string, string> };

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  clientId = String(decodeJwt(await demoToken(stack().urls.identity, "amina"))["client_id"]);
  const { body } = await askToken(await codeOf({ account: "amina" }));
  former = {
    access: body["access_token"],
    refresh: body["refresh_token"],
    code: await codeOf({ account: "amina" }),
  };
  const candidate = { civilStatus: civilStatusOf("Amina", "Exemple", bornOn), email: lost };
  const enrolment = { path: "vae", certification: "CMI", candidate };
  const amina = apiClient(stack().urls.api, former.access);
  fileId = (await amina.call("POST", "/files", enrolment)).id;
  const invited = { email: lost, name: "Amina Exemple", role: "member" };
  await stage.people.oemm.call("POST", `/parties/${companyId}/people`, invited);
  await amina.call("POST", `/me/invitations/${companyId}/acceptance`);
});

describe("R-PER-5: a person who lost their mailbox", () => {
  it("refreshing and codes of the former account stop at once, and who signs in with its address has nothing", async () => {
    expect((await refresh(former.refresh)).status).toBe(200);
    expect((await move("mistyped@example.org")).status).toBe(202);
    const invalid = { status: 400, body: { error: "invalid_grant" } };
    expect(await refresh(former.refresh)).toEqual(invalid);
    expect(await askToken(former.code)).toEqual(invalid);
    await stack().settled();
    expect(await refresh(former.refresh)).toEqual(invalid);
  });

  it("R-OEMM-1: the former mailbox is written to no more: until the new address is proved, letters are posted", async () => {
    expect(await opened(former.access)).toEqual({ status: 200, email: undefined });
    const { email, phone } = (await stage.people.oemm.call("GET", `/files/${fileId}`)).candidate;
    expect([email, phone]).toEqual([undefined, undefined]);
  });

  it("R-PER-1: who reads the former mailbox by now signs up anew: a person who sees, holds and claims nothing of the other", async () => {
    const heir = await signedInAs(stack().urls, lost);
    expect((await heir.call("GET", "/files")).items).toEqual([]);
    expect(await heir.call("GET", "/me")).toMatchObject({ capacities: [], invitations: [], evaluations: [] });
    for (const path of [`/files/${fileId}`, `/files/${fileId}/history`, `/files/${fileId}/readings`])
      expect((await heir.send("GET", path)).status).toBe(404);
    expect((await heir.send("POST", `/files/${fileId}/withdrawal`)).status).toBe(404);
    expect((await heir.call("GET", "/me/trail")).items).toEqual([]);
    // The capacity that the address had was given to the person of the former account.
    const acting = await signedInAs(stack().urls, lost, companyId);
    expect(await acting.send("GET", `/companies/${companyId}`)).toMatchObject({
      status: 403,
      body: { type: "urn:problem:cqp:capacity-not-held" },
    });
    for (const answer of ["acceptance", "refusal"])
      expect([404, 409]).toContain(
        (await heir.send("POST", `/me/invitations/${companyId}/${answer}`)).status,
      );
    // Nor the date of birth of the other, nor a number of theirs, makes one the other.
    expect((await heir.send("POST", "/me/claims", { number: "CMI-2011-037", bornOn })).status).toBe(400);
    expect((await takeOver(lost, "0000-0000-0000")).body.type).toBe("urn:problem:cqp:move-unknown");
    const own = { civilStatus: civilStatusOf("Basile", "Autrement", "1999-01-01"), email: lost };
    const enrolment = { path: "vae", certification: "CMI", candidate: own };
    const { id } = await heir.call("POST", "/files", enrolment);
    expect((await heir.call("GET", `/files/${id}`)).validation).toMatchObject({ acquired: {} });
    expect(await opened(former.access)).toEqual({ status: 200, email: undefined });
    await stack().settled();
    expect((await stage.people.oemm.call("GET", "/tasks?state=open")).items).toEqual([]);
  });

  it("a stranger at a mistyped address takes nothing over; moved again, their code is worth nothing", async () => {
    const code = await codeSentTo(stack().urls.mail, "mistyped@example.org");
    for (const answer of [
      await takeOver("mistyped@example.org", code, "1970-01-01"),
      await takeOver("mistyped@example.org", "0000-0000-0000"),
      await takeOver("stranger@example.org", code),
    ])
      expect(answer).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:move-unknown" } });
    expect((await move("new@example.org")).status).toBe(202);
    await stack().settled();
    expect((await takeOver("mistyped@example.org", code)).status).toBe(409);
  });

  it("who reads the new address opens the files with its account, and is written to there", async () => {
    const code = await codeSentTo(stack().urls.mail, "new@example.org");
    expect((await takeOver("new@example.org", code)).status).toBe(204);
    await stack().settled();
    const token = await demoToken(stack().urls.identity, { email: "new@example.org" });
    expect(await opened(token)).toEqual({ status: 200, email: "new@example.org" });
    expect((await takeOver("new@example.org", code)).status).toBe(409);
    // What a worker brings after is said to be by the person whom it follows.
    const { items: told } = await stage.people.oemm.call("GET", `/trails/file/${fileId}?limit=100`);
    const corrected = told.find(
      ({ fact }: { fact?: { type: string } }) => fact?.type === "file.contact-corrected",
    );
    expect(corrected.fact.by).toEqual({ role: "candidate", name: "Candidat" });
    const { items } = await stage.people.oemm.call("GET", `/trails/person/${decodeJwt(token)["person_id"]}`);
    const facts = items.map(({ fact }: { fact: object }) => fact);
    expect(facts.map(({ type }: { type: string }) => type)).toEqual([
      "person.account-taken-over",
      "person.account-moved",
      "person.account-moved",
    ]);
    expect(JSON.stringify(facts.map(({ data }: { data: object }) => data))).not.toContain("example.org");
  });

  it("R-PER-4: an account whose person has files is not given another's: whether they are one is a task", async () => {
    const email = "again@example.org";
    const civilStatus = civilStatusOf("Amina", "Autrement", bornOn);
    const again = await signedInAs(stack().urls, email);
    await again.call("POST", "/files", {
      path: "vae",
      certification: "CRD",
      candidate: { civilStatus, email },
    });
    expect((await move(email)).status).toBe(202);
    await stack().settled();
    const answer = await takeOver(email, await codeSentTo(stack().urls.mail, email));
    expect(answer).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:own-files" } });
    const { items } = await stage.people.oemm.call("GET", "/tasks?state=open");
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(["resemblance"]);
    const joined = await stage.people.oemm.send("POST", `/tasks/${items[0].id}/joining`, {
      reason: "Même pièce d’identité",
    });
    expect(joined.status).toBe(200);
    await stack().settled();
    expect((await opened(await demoToken(stack().urls.identity, { email }))).status).toBe(200);
  });

  it("a running token of the former account ends within 15 minutes", async () => {
    expect((await opened(former.access)).status).toBe(200);
    await stack().clock.moveTo(new Date(stack().clock.now().getTime() + tokenMinutes * 60_000));
    expect((await opened(former.access)).status).toBe(401);
  });
});
