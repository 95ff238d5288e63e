import { beforeAll, describe, expect } from "vitest";
import { codeSentTo, proveAddress } from "../../demo/addresses.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { fileEnrolled } from "../../events/enrolment.ts";
import { mailBounced } from "../../events/mail.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { addSeconds } from "../../shared/domain/time/civil-date.ts";
import { requestIdHeader } from "../../shared/http/headers.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { listMails } from "../../shared/store/mail-lists.ts";
import { loadReachOf, saveMessagesSent } from "../../shared/store/messages-sent.ts";
import { commit } from "../../shared/store/transaction.ts";
import { draftTraining } from "../support/candidates.ts";
import { useDatabase } from "../support/database.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { playCommand } from "../support/operator-command.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

/** The account of an address, whose owner is written to there. */
const accountOf = (email: string) => signedInAs(stack().urls, email);
const enrol = async (certification: string, email: string): Promise<string> => {
  const candidate = await accountOf(email);
  const file = await candidate.call("POST", "/files", {
    path: "vae",
    certification,
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email },
  });
  await stack().settled();
  return file.id;
};
const mailsOf = async (id: string) => (await stage.people.oemm.call("GET", `/files/${id}/mails`)).items;
const received = async (to: string) =>
  (await stack().mailbox.mails()).filter(({ destination }) => destination.to.some((one) => one.includes(to)));
/** Has an address have got as many mails as it may, some seconds ago or later. */
const fill = async (email: string, seconds = 0) => {
  useDatabase(stack().database);
  const now = stack().clock.now().toISOString();
  const { sent } = await loadReachOf(email, now);
  const { toOneAddress: count, unproved } = guidePolicy.messages;
  const full = { since: addSeconds(now, seconds), count, unproved };
  await commit([saveMessagesSent({ ...sent, ...full, version: sent.version + 1 })]);
};
const pending = () => {
  const name = stack().schedules.names.find((one) => one.includes("SendPending"));
  if (name === undefined) throw new Error("no schedule sends pending mails");
  return stack().schedules.run(name);
};

describe("what becomes of a mail is shown on the file", () => {
  it("delivered", async () => {
    const id = await enrol("CRD", "amina@candidats.example.org");
    expect(await mailsOf(id)).toMatchObject([{ state: "sent", delivery: { kind: "delivered" } }]);
  });

  it("a hard bounce blocks the address and tells OEMM; the corrected address gets the mail on request", async () => {
    const { oemm } = stage.people;
    const bad = "bounce+amina@simulator.amazonses.com";
    const candidate = await accountOf(bad);
    const id = await enrol("CMI", bad);
    const [lost] = await mailsOf(id).then((mails) => mails.filter(({ to }: { to: string }) => to === bad));
    expect(lost).toMatchObject({ state: "sent", delivery: { kind: "bounced", permanent: true } });
    expect(await received("oemm@")).toEqual([]);
    expect((await oemm.call("GET", "/tasks")).items).toContainEqual(
      expect.objectContaining({
        kind: "mail-lost",
        mailId: lost.id,
        recipient: { email: bad, name: "Amina Exemple" },
      }),
    );
    const blocked = await oemm.call("GET", "/blocked-addresses");
    expect(blocked.items).toMatchObject([{ address: bad, cause: "bounced" }]);
    const fault = async (who: ApiClient) => (await who.call("GET", `/files/${id}`)).addressFault;
    expect(await fault(oemm)).toMatchObject({ cause: "bounced", reason: blocked.items[0].reason });
    expect(await fault(candidate)).toEqual(await fault(oemm));

    expect((await candidate.send("POST", `/files/${id}/mails/${lost.id}/resend`)).status).toBe(403);
    expect((await oemm.send("POST", `/files/${id}/mails/${lost.id}/resend`)).status).toBe(204);
    await stack().settled();
    expect((await mailsOf(id))[0]).toMatchObject({ state: "withheld", to: bad, resends: lost.id });
    expect(await received(bad)).toHaveLength(1);

    const good = "amina.corrigee@candidats.example.org";
    expect((await candidate.send("PUT", `/files/${id}/contact`, { email: good })).status).toBe(400);
    await proveAddress(candidate, stack().urls.mail, good);
    await candidate.call("PUT", `/files/${id}/contact`, { email: good });
    expect(await fault(oemm)).toBeUndefined();
    const [withheld] = await mailsOf(id);
    expect((await oemm.send("POST", `/files/${id}/mails/${withheld.id}/resend`)).status).toBe(204);
    await stack().settled();
    const [sent] = await mailsOf(id);
    expect(sent).toMatchObject({ state: "sent", to: good, delivery: { kind: "delivered" } });
    const got = await received(good);
    expect(got.map(({ subject }) => subject)).toEqual([
      "Votre code pour prouver cette adresse",
      expect.stringContaining("Votre inscription au CQP"),
    ]);
    expect((await oemm.send("POST", `/files/${id}/mails/${sent.id}/resend`)).status).toBe(409);
  });

  it("R-PER-2: a code that bounces blocks no address; codes to one are bounded, for all who ask", async () => {
    const { oemm, candidate, otherCandidate } = stage.people;
    const email = "bounce+code@simulator.amazonses.com";
    const ask = (who: ApiClient) => who.send("POST", "/me/addresses", { email });
    const statuses: number[] = [];
    for (const who of [candidate, otherCandidate, candidate, otherCandidate, candidate])
      statuses.push((await ask(who)).status);
    expect(statuses).toEqual([202, 202, 202, 202, 409]);
    await stack().settled();
    expect(await received(email)).toHaveLength(4);
    const blocked = await oemm.call("GET", "/blocked-addresses");
    expect(blocked.items.map(({ address }: { address: string }) => address)).not.toContain(email);
  });

  it("R-PER-2: an address gets so many mails, which is not told to those who have them sent", async () => {
    const { oemm, company } = stage.people;
    const email = "inondee@example.org";
    const draft = async (bornOn: string) => {
      const civilStatus = civilStatusOf("Eve", "Exemple", bornOn);
      const { id } = await draftTraining(company, "CRD", { civilStatus, email });
      await stack().settled();
      return id as string;
    };
    const first = await draft("1990-05-17");
    await fill(email);
    const last = await draft("1991-05-17");
    const [withheld] = await mailsOf(last);
    expect(withheld).toMatchObject({
      state: "withheld",
      reason: expect.stringContaining("courriels au plus"),
    });
    expect(await received(email)).toHaveLength(1);
    const shown = async (id: string) => Object.keys(await company.call("GET", `/files/${id}`)).sort();
    expect(await shown(last)).toEqual(await shown(first));
    await fill(email, -24 * 3600);
    await oemm.call("POST", `/files/${last}/mails/${withheld.id}/resend`);
    await stack().settled();
    expect(await received(email)).toHaveLength(2);
  });

  it("R-PER-2: a wrong code proves nothing; one of a stranger is not one's own", async () => {
    const { candidate, otherCandidate } = stage.people;
    const email = "autre.boite@candidats.example.org";
    await candidate.call("POST", "/me/addresses", { email });
    const code = await codeSentTo(stack().urls.mail, email);
    const prove = (who: ApiClient, typed: string) =>
      who.send("POST", "/me/addresses/proof", { email, code: typed });
    expect((await prove(otherCandidate, code)).body.type).toBe("urn:problem:cqp:code-differs");
    expect((await prove(candidate, "0000-0000-0000")).body.type).toBe("urn:problem:cqp:code-differs");
    expect((await prove(candidate, code)).status).toBe(204);
    // Proved: asked for again, nothing is sent.
    await candidate.call("POST", "/me/addresses", { email });
    await stack().settled();
    expect(await received(email)).toHaveLength(1);
  });

  it("R-PER-2: what a company typed blocks no address by bouncing, and tells no cause of another's", async () => {
    const { oemm, company } = stage.people;
    const typed = "bounce+typed@simulator.amazonses.com";
    const draft = (email: string) =>
      draftTraining(company, "CRD", { civilStatus: civilStatusOf("Eve", "Exemple"), email });
    const { id } = await draft(typed);
    await stack().settled();
    expect(await mailsOf(id)).toMatchObject([{ to: typed, delivery: { kind: "bounced" } }]);
    const blocked = (await oemm.call("GET", "/blocked-addresses")).items;
    expect(blocked.map(({ address }: { address: string }) => address)).not.toContain(typed);
    const other = await draft("bounce+amina@simulator.amazonses.com");
    expect(await company.call("GET", `/files/${other.id}`)).not.toHaveProperty("addressFault");
  });

  it("a complaint blocks the address until OEMM lifts the block", async () => {
    const { oemm } = stage.people;
    const email = "complaint@simulator.amazonses.com";
    const id = await enrol("SPSP", email);
    const mails = await mailsOf(id);
    const complained = mails.find(({ to }: { to: string }) => to === email);
    expect(complained.delivery.kind).toBe("complained");
    // R-OEMM-5: they are to be reached otherwise.
    expect((await oemm.call("GET", "/tasks")).items).toContainEqual(
      expect.objectContaining({ kind: "mail-lost", mailId: complained.id }),
    );
    expect(await oemm.call("POST", "/blocked-addresses/lifting", { email })).toMatchObject({
      state: "lifted",
    });
    expect((await oemm.send("POST", "/blocked-addresses/lifting", { email })).status).toBe(404);
  });
});

describe("withheld mails, once what withheld them is mended", () => {
  it("R-DAY-4: leave again by a command, those of a period and of a reason, each once", async () => {
    const { oemm } = stage.people;
    const email = "complaint+again@simulator.amazonses.com";
    const id = await enrol("CRD", email);
    const [first] = await mailsOf(id);
    const from = stack().clock.now().toISOString();
    expect((await oemm.send("POST", `/files/${id}/mails/${first.id}/resend`)).status).toBe(204);
    await stack().settled();
    const attempts = async () => (await mailsOf(id)).map(({ state }: { state: string }) => state);
    expect(await attempts()).toEqual(["withheld", "sent"]);
    const play = (reason: string, to: string) =>
      playCommand(stack(), "resend-withheld", "--from", from, "--to", to, "--reason", reason);
    const later = addSeconds(from, 3600);
    expect(await play("Amazon SES refuse", later)).toBe("0 courriels repartent.\n");
    expect(await play("Adresse bloquée", from)).toBe("0 courriels repartent.\n");
    // Nothing was mended: it is withheld again.
    expect(await play("Adresse bloquée", later)).toBe("1 courriels repartent.\n");
    await stack().settled();
    expect(await attempts()).toEqual(["withheld", "withheld", "sent"]);
    await oemm.call("POST", "/blocked-addresses/lifting", { email });
    expect(await play("Adresse bloquée", later)).toBe("1 courriels repartent.\n");
    await stack().settled();
    expect(await attempts()).toEqual(["sent", "withheld", "withheld", "sent"]);
    expect(await received(email)).toHaveLength(2);
    expect(await play("Adresse bloquée", later)).toBe("0 courriels repartent.\n");
    await stack().settled();
    expect(await received(email)).toHaveLength(2);
  });
});

describe("SES fails", () => {
  it("for hours: the mail waits, is tried at each round, and is sent once", async () => {
    const email = "patience@candidats.example.org";
    stack().mailbox.fail("throttled", 12);
    const id = await enrol("CARCA", email);
    expect(await mailsOf(id)).toMatchObject([{ state: "waiting" }]);
    // It was counted when it was first tried.
    await fill(email);
    for (let round = 0; round < 11; round++) await pending();
    expect(await received(email)).toHaveLength(0);
    await Promise.all([pending(), pending(), pending()]);
    await stack().settled();
    await pending();
    await stack().settled();
    expect(await mailsOf(id)).toMatchObject([{ state: "sent", delivery: { kind: "delivered" } }]);
    expect(await received(email)).toHaveLength(1);
    expect(stack().queued("SendMailDeadLetters")).toBe(0);
  });
});

describe("one identifier", () => {
  it("of a request leads to its fact, its mail, what follows and the lines of the log", async () => {
    const email = "bounce+request@simulator.amazonses.com";
    const candidate = await accountOf(email);
    await stack().settled();
    const published: { type: string; requestId?: string; about: { id: string } }[] = [];
    stack().bus.watch((event) => {
      if ("detail" in event) published.push(event.detail as (typeof published)[number]);
    });
    const asked = await candidate.send("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Rose", "Exemple"), email },
    });
    const requestId = asked.headers.get(requestIdHeader);
    expect(requestId).toMatch(/./);
    await stack().settled();
    useDatabase(stack().database);
    const about = { kind: "file" as const, id: asked.body.id };
    const { entries: facts } = await readHistory(about, 10, undefined);
    expect(facts.map(({ type }) => type)).toEqual([mailBounced.type, fileEnrolled.type]);
    expect(facts.map((fact) => fact.requestId)).toEqual([requestId, requestId]);
    // What queues are given.
    const told = published.filter((fact) => fact.about?.id === about.id);
    expect(told.map(({ type, requestId: of }) => [type, of])).toEqual([
      [fileEnrolled.type, requestId],
      [mailBounced.type, requestId],
    ]);
    const { entries: mails } = await listMails(about, 10, undefined);
    expect(mails.map(({ to, type, requestId: of }) => ({ to, type, of }))).toEqual([
      { to: email, type: fileEnrolled.type, of: requestId },
    ]);
    const lines = (await stack().logs()).flatMap((log) => log.match(/^\{.*"request_id".*$/gm) ?? []);
    expect(
      lines.map((line) => JSON.parse(line)).filter((line) => line.request_id === requestId),
    ).toMatchObject(mails.map(({ factId }) => ({ message: "SES took a mail", factId })));
  });

  it("is on every answer, of the service and of the gateway, and a problem's instance is the same", async () => {
    const { api } = stack().urls;
    const get = (path: string, init?: RequestInit) => fetch(`${api}${path}`, { redirect: "manual", ...init });
    const tag = (await get("/v1/certifications")).headers.get("etag") ?? "";
    const answers = {
      200: await get("/v1/certifications"),
      304: await get("/v1/certifications", { headers: { "if-none-match": tag } }),
      308: await get("/certifications"),
      400: await get("/v1/certifications?limit=none"),
      401: await get("/v1/me"),
      404: await get("/v1/nothing"),
      405: await get("/v1/certifications", { method: "DELETE" }),
    };
    const ids = new Set<string>();
    for (const [status, answer] of Object.entries(answers)) {
      const id = answer.headers.get(requestIdHeader) ?? "";
      expect([String(answer.status), id], status).toEqual([status, expect.stringMatching(/./)]);
      ids.add(id);
      if (answer.headers.get("content-type")?.startsWith("application/problem+json") !== true) continue;
      expect(await answer.json(), status).toMatchObject({ instance: `urn:request:cqp:${id}` });
    }
    expect(ids.size).toBe(Object.keys(answers).length);
  });
});
