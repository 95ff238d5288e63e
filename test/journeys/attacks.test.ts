import { createHmac, createPublicKey } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt, generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { codeFor } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { loadUse } from "../../shared/store/daily-uses.ts";
import { draftTraining, submittedVaeFile } from "../support/candidates.ts";
import { useDatabase } from "../support/database.ts";
import { startStackOn } from "../support/local-stack.ts";
import { dropOwnTables } from "../support/own-tables.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

// What one of them leaves, the next ones find.
const it = story();

/*
 * What an attacker would try who wants another person's file, results or certificate, or to keep them from theirs. Each attack
 * is told from its beginning; what the rules allow is tried in the journeys.
 */

let dataDir = "";
let stack: LocalStack;
let stage: Stage;
/** Who is attacked: a candidate by VAE, whose file is with the jury. */
const victim = { email: "victime@example.org", bornOn: "1990-05-17" };
let victimsFile = "";

const signedIn = (email: string, actingAs?: string) => signedInAs(stack.urls, email, actingAs);
const filesOf = async (who: ApiClient) =>
  (await who.call("GET", "/files")).items.map(({ id }: { id: string }) => id);
const attacker = () => stage.people.company;
const employee = (firstNames: string, email: string, bornOn = victim.bornOn) => ({
  civilStatus: civilStatusOf(firstNames, "Exemple", bornOn),
  email,
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-attacks-"));
  stack = await startStackOn(dataDir);
  stage = stageOn(stack);
  await prepare(stage.people, currentApproval());
  const { people, today } = stage;
  victimsFile = await submittedVaeFile({ stack, people, today, certification: "CMI", email: victim.email });
  await stack.settled();
});
afterAll(async () => {
  await stack.stop();
  await dropOwnTables(stack.database.tables);
  await rm(dataDir, { recursive: true, force: true });
});

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

describe("tokens of the wrong kind", () => {
  const unsigned = (claims: object, header: object) =>
    [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");

  it("are none: identity, another client's, another issuer's, without an end, self-signed, or of another algorithm", async () => {
    const key = JSON.parse(await readFile(join(dataDir, "identity", "key.json"), "utf8"));
    const ours = (await importJWK(key, key.alg)) as PrivateKey;
    const good = decodeJwt(await demoToken(stack.urls.identity, "oemm"));
    const sign = (changes: JWTPayload, signer = ours) =>
      new SignJWT({ ...good, ...changes }).setProtectedHeader({ alg: key.alg, kid: key.kid }).sign(signer);
    const open = async (token: string, actingAs = "oemm") =>
      (await apiClient(stack.urls.api, token, actingAs).send("GET", "/companies")).status;
    expect(await open(await sign({}))).toBe(200);

    const answer = await fetch(`${stack.urls.identity}/token`, {
      method: "POST",
      body: new URLSearchParams({ account: "oemm" }),
    });
    const { id_token } = (await answer.json()) as { id_token: string };
    const [stranger, { n, e, kty }] = [await generateKeyPair("RS256"), key];
    const publicPem = createPublicKey({ key: { n, e, kty }, format: "jwk" }).export({
      type: "spki",
      format: "pem",
    });
    const hmac = unsigned(good, { alg: "HS256", kid: key.kid });
    const wrong = {
      identity: id_token,
      "said to be an identity token": await sign({ token_use: "id" }),
      "of no use": await sign({ token_use: undefined }),
      "of another client": await sign({ client_id: "another-client" }),
      "for another audience": await sign({ aud: "another-client" }),
      "of another issuer": await sign({ iss: "https://issuer.example.org" }),
      "without an end": await sign({ exp: undefined }),
      "of no one": await sign({ sub: undefined }),
      "signed by a stranger": await sign({}, stranger.privateKey),
      unsigned: `${unsigned(good, { alg: "none" })}.`,
      "signed with the public key": `${hmac}.${createHmac("sha256", publicPem).update(hmac).digest("base64url")}`,
      "no token": "Bearer",
    };
    const opened = Object.entries(wrong).map(async ([name, token]) => [name, await open(token)]);
    expect(Object.fromEntries(await Promise.all(opened))).toEqual(
      Object.fromEntries(Object.keys(wrong).map((name) => [name, 401])),
    );
  });

  it("give no more by a claim that is missing or can't be read than by none", async () => {
    const key = JSON.parse(await readFile(join(dataDir, "identity", "key.json"), "utf8"));
    const ours = await importJWK(key, key.alg);
    const good = decodeJwt(await demoToken(stack.urls.identity, "mutuelle"));
    const path = "/parties/cmp_demo_mutuelle/people";
    const [held] = JSON.parse(String(good["capacities"]));
    for (const capacities of [undefined, "", "[", "{}", JSON.stringify([{ ...held, role: undefined }])]) {
      const token = await new SignJWT({ ...good, capacities })
        .setProtectedHeader({ alg: key.alg, kid: key.kid })
        .sign(ours);
      const { status } = await apiClient(stack.urls.api, token, "cmp_demo_mutuelle").send("POST", path, {
        ...{ name: "Complice", email: "complice@example.org", role: "manager" },
      });
      expect([capacities, status]).toEqual([capacities, 403]);
    }
  });
});

describe("invited victims", () => {
  it("R-PER-6: keep what they have, and act for none who invited them, until they say yes", async () => {
    const { oemm } = stage.people;
    const before = await (await signedIn(victim.email)).call("GET", `/files/${victimsFile}`);
    const invited = { name: "Vous", email: victim.email, role: "manager" };
    await attacker().call("POST", "/parties/cmp_demo_mutuelle/people", invited);
    await oemm.call("PUT", "/jury-members/jur_victime", {
      ...{ name: "Camille Exemple", email: victim.email, side: "employee", organisation: "Syndicat A" },
    });
    const who = await signedIn(victim.email);
    expect(await who.call("GET", `/files/${victimsFile}`)).toEqual(before);
    expect(await who.call("GET", "/me")).toMatchObject({ role: "candidate", capacities: [] });
    for (const actingAs of ["cmp_demo_mutuelle", "jur_victime"])
      expect((await (await signedIn(victim.email, actingAs)).send("GET", "/files")).status).toBe(403);
    // Who invites reads nothing of theirs, and they may say no.
    expect((await attacker().send("GET", `/files/${victimsFile}`)).status).toBe(404);
    for (const party of ["cmp_demo_mutuelle", "jur_victime"])
      expect((await who.send("POST", `/me/invitations/${party}/refusal`)).status).toBe(204);
    expect(await filesOf(await signedIn(victim.email))).toEqual([victimsFile]);
  });

  it("R-PER-6: an answer is that of the invited address alone", async () => {
    await attacker().call("POST", "/parties/cmp_demo_mutuelle/people", {
      ...{ name: "Autre", email: "autre-victime@example.org", role: "manager" },
    });
    const thief = await signedIn("voleur@example.org");
    for (const answer of ["acceptance", "refusal"])
      expect((await thief.send("POST", `/me/invitations/cmp_demo_mutuelle/${answer}`)).status).toBe(404);
  });
});

describe("drafts as probes", () => {
  it("R-PER-3: tell nothing of who was typed, and stop nothing of theirs", async () => {
    const own = await signedIn(victim.email);
    const before = await own.call("GET", `/files/${victimsFile}`);
    for (const certification of ["CMI", "CRD"]) {
      const draft = await draftTraining(attacker(), certification, employee("Camille", victim.email));
      await stack.settled();
      const seen = JSON.stringify([
        await attacker().call("GET", `/files/${draft.id}`),
        (await attacker().call("GET", "/deadlines")).items,
      ]);
      for (const mark of [victimsFile, "prs_", "submitted", "already"]) expect(seen).not.toContain(mark);
      // Without their word, it goes no further, and is none of their files.
      expect((await attacker().send("POST", `/files/${draft.id}/registration`)).status).toBe(409);
    }
    expect(await filesOf(own)).toEqual([victimsFile]);
    expect(await own.call("GET", `/files/${victimsFile}`)).toEqual(before);
    const fresh = { path: "vae", certification: "CRD", candidate: { email: victim.email } };
    expect((await own.send("POST", "/files", fresh)).status).toBe(201);
  });

  it("R-PER-3: accepted by the one who typed them, give the civil status of another, and nothing that is the other's", async () => {
    const accomplice = await signedIn("complice@example.org");
    const draft = await draftTraining(attacker(), "SPSP", employee("Camille", "complice@example.org"));
    const answer = { code: await codeFor(stack.urls.mail, draft.id), bornOn: victim.bornOn };
    expect((await accomplice.send("POST", `/files/${draft.id}/acceptance`, answer)).status).toBe(200);
    await stack.settled();
    expect(await filesOf(accomplice)).toEqual([draft.id]);
    expect((await accomplice.send("GET", `/files/${victimsFile}`)).status).toBe(404);
    // They look the same, which is OEMM's to say.
    const { items } = await stage.people.oemm.call("GET", "/tasks?state=open");
    expect(items.filter(({ kind }: { kind: string }) => kind === "resemblance").length).toBeGreaterThan(0);
  });
});

describe("shared addresses", () => {
  it("R-PER-3, R-PER-4: the code and the date of birth of one accept nothing of the other", async () => {
    const email = "foyer-attaque@example.org";
    const [she, he] = [await signedIn("elle@example.org"), await signedIn("lui@example.org")];
    const hers = await draftTraining(attacker(), "AC", employee("Eve", email, "1988-02-29"));
    const his = await draftTraining(attacker(), "AC", employee("Adam", email, "1985-01-31"));
    const [herCode, hisCode] = [
      await codeFor(stack.urls.mail, hers.id),
      await codeFor(stack.urls.mail, his.id),
    ];
    const accept = (who: ApiClient, { id }: { id: string }, code: string, bornOn: string) =>
      who.send("POST", `/files/${id}/acceptance`, { code, bornOn });
    expect((await accept(he, hers, hisCode, "1985-01-31")).status).toBe(409);
    // He reads the mailbox, and so her code: her date of birth is asked as well, a few times.
    for (let n = 0; n <= guidePolicy.acceptance.tries; n++)
      expect((await accept(he, hers, herCode, "1985-01-31")).status).toBeGreaterThanOrEqual(400);
    expect((await accept(he, hers, herCode, "1988-02-29")).status).toBe(409);
    expect((await accept(he, his, hisCode, "1985-01-31")).status).toBe(200);
    expect(await filesOf(he)).toEqual([his.id]);
    expect(await filesOf(she)).toEqual([]);
    // The account of the shared address itself has the file of neither.
    expect(await filesOf(await signedIn(email))).toEqual([]);
  });

  it("R-PER-5: a date of birth that is known is not accepted away", async () => {
    const draft = await draftTraining(attacker(), "CARCA", employee("Zoé", victim.email, "1970-01-01"));
    const answer = { code: await codeFor(stack.urls.mail, draft.id), bornOn: "1970-01-01" };
    const own = await signedIn(victim.email);
    expect((await own.send("POST", `/files/${draft.id}/acceptance`, answer)).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await own.call("GET", `/files/${victimsFile}`)).candidate.civilStatus.firstNames).toBe("Camille");
  });
});

describe("recycled addresses", () => {
  it("R-PER-5, R-PER-6: give nothing of who had them: no file, access, or answer", async () => {
    const { oemm } = stage.people;
    const moved = {
      ...{ motive: "mailbox-lost", identityCheck: "by-video" },
      email: "victime.nouvelle@example.org",
    };
    expect((await oemm.send("POST", `/files/${victimsFile}/account-move`, moved)).status).toBe(202);
    await stack.settled();
    const heir = await signedIn(victim.email);
    expect(await filesOf(heir)).toEqual([]);
    expect((await heir.send("GET", `/files/${victimsFile}`)).status).toBe(404);
    expect(await heir.call("GET", "/me")).toMatchObject({ capacities: [], invitations: [] });
    const proof = { code: "0000-0000-0000", bornOn: victim.bornOn };
    expect((await heir.send("POST", "/me/account", proof)).status).toBe(409);
  });
});

describe("relays and floods", () => {
  it("R-PER-2: no text of the sender's goes to an address that is not proved, nor a link by a name", async () => {
    const lure = "Gagnez sur https://attaque.example.org";
    const people = "/parties/cmp_demo_mutuelle/people";
    const tried = [
      await attacker().send("POST", people, { name: lure, email: "cible@example.org", role: "member" }),
      await attacker().send("POST", "/files", {
        ...{ path: "training", certification: "AC", centreId: "ctr_demo_lyon", status: "holds-the-job" },
        candidate: employee(lure, "cible@example.org"),
      }),
    ];
    for (const { status, body } of tried)
      expect([status, body.errors?.[0]?.message]).toEqual([400, expect.stringContaining("ni un lien")]);
    await stack.settled();
    const mails = await stack.mailbox.mails();
    expect(mails.filter(({ destination }) => destination.to.some((to) => to.includes("cible")))).toEqual([]);
  });

  it("R-PER-2: an account has a few codes sent a day, to one address or many", async () => {
    const flooder = await signedIn("inondeur@example.org");
    const statuses: number[] = [];
    for (let n = 0; n <= guidePolicy.daily.codes; n++)
      statuses.push(
        (await flooder.send("POST", "/me/addresses", { email: `cible-${n}@example.org` })).status,
      );
    expect(statuses).toEqual([...Array(guidePolicy.daily.codes).fill(202), 429]);
  });

  it("R-PER-2: pieces that were removed stay counted among those that an account announced in a day", async () => {
    const email = "deposant@example.org";
    const who = await signedIn(email);
    const { id } = await who.call("POST", "/files", {
      ...{ path: "vae", certification: "CMI", candidate: employee("Dominique", email) },
    });
    for (let n = 0; n < 2; n++) {
      const { evidence } = await who.call("POST", `/files/${id}/evidence`, {
        ...{ category: "cv", title: "CV", domains: [], fileName: "cv.pdf" },
        ...{ contentType: "application/pdf", size: 2000 },
      });
      await who.call("DELETE", `/files/${id}/evidence/${evidence.id}`);
    }
    useDatabase(stack.database);
    const subject = String(decodeJwt(await demoToken(stack.urls.identity, { email })).sub);
    const today = dateInParis(stack.clock.now().toISOString());
    expect(await loadUse(subject, "uploads", today)).toMatchObject({ count: 2 });
  });
});
