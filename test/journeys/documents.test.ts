import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect } from "vitest";
import type { ApiClient } from "../../demo/client.ts";
import { correctSigned } from "../../demo/correction-story.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, convene, enrol, prepareFile } from "../../demo/vae-story.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";
import { eventSource } from "../../events/source.ts";
import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import { region } from "../../infra/local/template/resolve.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { gatewayBodyOf } from "../../shared/http/gateway-answers.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { playCommand } from "../support/operator-command.ts";
import { readPdf, readQrCode } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId: string;
let sessionId: string;
let president: ApiClient;
let domains: { code: string; title: string }[];

interface Listed {
  kind: string;
  reference: string;
  state: string;
  sha256: string;
  fileName: string;
}

const listed = async (who: ApiClient, about = `/files/${fileId}`): Promise<Listed[]> =>
  (await who.call("GET", `${about}/documents`)).items;

async function download(who: ApiClient, kind: string, about = `/files/${fileId}`) {
  const found = (await listed(who, about)).filter((document) => document.kind === kind).at(-1);
  if (found === undefined) throw new Error(`no ${kind}`);
  const { url } = await who.call("GET", `${about}/documents/${kind}/${found.reference}/content`);
  const response = await fetch(url);
  const bytes = await response.bytes();
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(found.sha256);
  return { found, bytes, headers: response.headers, ...(await readPdf(bytes)) };
}

/** A decision that grants all domains but some. */
const allBut = (not: readonly string[]) => ({
  kind: "decided",
  domains: Object.fromEntries(
    domains.map(({ code }) => [code, not.includes(code) ? "not-acquired" : "acquired"]),
  ),
  recommendation: "Approfondir le premier domaine.",
});

/** What a visitor is told of a number. */
const verified = (number: string) => stage.people.visitor.call("GET", `/certificates/${number}`);

/** The last fact of a type in the file's history, as the bus carried it. */
async function factOf(type: string): Promise<Fact> {
  const { items } = await stage.people.oemm.call("GET", `/files/${fileId}/history?limit=100`);
  const found = items.find((item: { type: string }) => item.type === type);
  return factEnvelope.parse({
    id: found.id,
    type,
    version: 1,
    at: found.at,
    actor: { subject: "system", role: "system", name: "Système" },
    about: { kind: "file", id: fileId },
    data: found.data,
  });
}

async function redeliver(fact: Fact, times: number): Promise<void> {
  const { busName, bus } = stack();
  const event = { busName, source: eventSource, detailType: fact.type, detail: fact, at: new Date() };
  await Promise.all(Array.from({ length: times }, () => bus.put(event)));
  await stage.settled();
}

/** The id right after another one. */
function nextUlid(id: string): string {
  const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const last = id.split("").findLastIndex((digit) => digit !== "Z");
  const raised = digits.charAt(digits.indexOf(id.charAt(last)) + 1);
  return id.slice(0, last) + raised + "0".repeat(id.length - last - 1);
}

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  sessionId = await convene(stage, fileId);
  domains = (await stage.people.visitor.call("GET", "/certifications/CMI")).domains;
}, 180_000);

describe("documents, from the convocation to a corrected decision", () => {
  it("whose file is lost are told by a verification, and printed again by a command, each once", async () => {
    const { found } = await download(stage.people.candidate, "convocation");
    const { OBJECTS_BUCKET: Bucket = "" } = parseEnv(await readFile(stack().operatorEnvironment, "utf8"));
    const s3 = new S3Client({
      endpoint: stack().urls.s3,
      region,
      credentials: localCredentials,
      forcePathStyle: true,
    });
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "documents/" }));
    const [lost = ""] = Contents.flatMap(({ Key }) => (Key?.includes(found.sha256) ? [Key] : []));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: lost }));
    await expect(playCommand(stack(), "verify-restored")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`tells of the object ${lost}, which is not there`),
    });
    expect(await playCommand(stack(), "rebuild-documents")).toBe(
      "1 documents vont être imprimés de nouveau.\n",
    );
    await stage.settled();
    const again = await download(stage.people.candidate, "convocation");
    expect(again.found.reference).toBe(found.reference);
    expect(await playCommand(stack(), "rebuild-documents")).toBe(
      "0 documents vont être imprimés de nouveau.\n",
    );
    expect(await playCommand(stack(), "verify-restored")).toContain("0 défaut");
    s3.destroy();
  });

  it("R-JURY-6: the candidate downloads their convocation, under a French name", async () => {
    const { pages, info, headers } = await download(stage.people.candidate, "convocation");
    expect(pages.join(" ")).toContain("10 rue de l’Exemple, 75015 Paris");
    expect(pages.join(" ")).toContain("de 9 h à 9 h 30 (heure de Paris)");
    expect(info).toMatchObject({ Title: "Convocation au jury", Language: "fr-FR" });
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-disposition")).toContain(
      "filename*=UTF-8''Convocation%20au%20jury%20%E2%80%93",
    );
  });

  it("R-JURY-7, R-DAY-6: the jury reads the booklet, the schedule and the sheet to sign, and no other document", async () => {
    const member = [...stage.people.members.values()][0];
    if (member === undefined) throw new Error("no member");
    expect((await listed(member)).map(({ kind }) => kind)).toEqual(["booklet"]);
    const booklet = (await download(member, "booklet")).pages.join(" ");
    for (const { title } of domains) expect(booklet).toContain(title);
    expect(booklet).toContain("Attestation d’employeur");
    const schedule = await download(member, "schedule", `/sessions/${sessionId}`);
    expect(schedule.pages[0]).toContain("Amina Exemple");
    const sheet = await download(member, "attendance-sheet", `/sessions/${sessionId}`);
    for (const said of ["Amina Exemple", "Sarah Exemple", "Signature", "Pièce d’identité"])
      expect(sheet.pages[0]).toContain(said);
    const letter = `/files/${fileId}/documents/convocation/${sessionId}/content`;
    expect((await member.send("GET", letter)).status).toBe(404);
    expect((await stage.people.centre.send("GET", letter)).status).toBe(404);
  });

  it("R-JURY-12, R-JURY-13: the candidate downloads the sheet and the certificate, whose QR code verifies it", async () => {
    president = await openWithRightSide(stage.people, sessionId);
    await president.call("PUT", `/sessions/${sessionId}/slots/${fileId}/outcome`, {
      kind: "decided",
      domains: Object.fromEntries(domains.map(({ code }) => [code, "acquired"])),
    });
    await president.call("POST", `/sessions/${sessionId}/slots/${fileId}/signature`);
    await stage.settled();
    const sheet = (await download(stage.people.candidate, "decision-sheet")).pages.join(" ");
    expect(sheet).toContain("Amina Exemple");
    for (const { title } of domains) expect(sheet).toContain(title);

    const { found, bytes, pages } = await download(stage.people.candidate, "certificate");
    expect(pages[0]).toContain("Amina Exemple");
    expect(pages[0]).toContain(found.reference);
    const address = await readQrCode(bytes);
    expect(address).toBe(`${stack().urls.api}/verify/${found.reference}`);
    const page = await fetch(address ?? "");
    const html = await page.text();
    expect(page.status).toBe(200);
    for (const said of [
      "Ce certificat est authentique",
      "Amina Exemple",
      "A.\u00a0E.",
      "Conseiller(ère) mutualiste",
    ])
      expect(html).toContain(said);
    expect(html).not.toMatch(/amina@|<script/);
    expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  });

  it("builds once for a fact, however often it is delivered, and never from an older one", async () => {
    const before = await listed(stage.people.candidate);
    const convened = await factOf("jury.candidate-convened");
    const older = { ...convened, id: "0".repeat(26), data: { ...convened.data, start: "07:00" } };
    await redeliver(await factOf("certificate.issued"), 4);
    await redeliver(convened, 2);
    await redeliver(older, 1);
    expect(await listed(stage.people.candidate)).toEqual(before);
  });

  it("makes the same bytes of the same data", async () => {
    const before = (await listed(stage.people.candidate)).find(({ kind }) => kind === "certificate");
    const issued = await factOf("certificate.issued");
    await redeliver({ ...issued, id: nextUlid(issued.id) }, 1);
    const after = (await listed(stage.people.candidate)).find(({ kind }) => kind === "certificate");
    expect(after).toMatchObject({ state: "ready", sha256: before?.sha256 });
    expect((await download(stage.people.candidate, "certificate")).pages).toHaveLength(1);
  });

  it("R-JURY-12: a corrected sheet refers to the first, both are kept, and the certificate is offered no more", async () => {
    const certificate = (await listed(stage.people.candidate)).find(({ kind }) => kind === "certificate");
    const first = (await listed(stage.people.candidate)).find(({ kind }) => kind === "decision-sheet");
    if (certificate === undefined || first === undefined) throw new Error("not built");
    const { url } = await stage.people.candidate.call(
      "GET",
      `/files/${fileId}/documents/certificate/${certificate.reference}/content`,
    );
    await correctSigned(stage.people, { sessionId, fileId }, allBut(["CMI-1"]));
    await stage.settled();
    const sheets = (await listed(stage.people.candidate)).filter(({ kind }) => kind === "decision-sheet");
    expect(sheets).toHaveLength(2);
    const corrected = (await download(stage.people.candidate, "decision-sheet")).pages.join(" ");
    expect(corrected).toMatch(/erreur matérielle de la fiche n° FD-[\w-]+-01, qui est conservée/);
    expect((await listed(stage.people.candidate)).map(({ kind }) => kind)).not.toContain("certificate");
    const again = await stage.people.candidate.send(
      "GET",
      `/files/${fileId}/documents/certificate/${certificate.reference}/content`,
    );
    expect(again.status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    await redeliver(await factOf("certificate.issued"), 1);
    expect((await listed(stage.people.candidate)).map(({ kind }) => kind)).not.toContain("certificate");

    expect(corrected).toContain("« non acquis » au lieu de « acquis »");
    expect(corrected).toContain("contresigné par");
    expect(await verified(certificate.reference)).toEqual({
      number: certificate.reference,
      certification: "Conseiller(ère) mutualiste individuels",
      genuine: false,
      withdrawnOn: stage.today,
    });
  });
});

describe("lists that OEMM exports, with what a jury decided", () => {
  const exported = async (list: string, format: "csv" | "json") => {
    const { oemm } = stage.people;
    const { id } = await oemm.call("POST", "/exports", { list, format });
    await stage.settled();
    const { state, download: link } = await oemm.call("GET", `/exports/${id}`);
    expect(state).toBe("ready");
    const text = Buffer.from(await (await fetch(link.url)).arrayBuffer()).toString("utf8");
    return format === "json" ? JSON.parse(text) : parse(text, { bom: true, delimiter: ";", columns: true });
  };
  const codes = () => domains.slice(1).map(({ code }) => code);

  it("session results give the corrected decision, the certificates when one was withdrawn", async () => {
    const [result, ...others] = await exported("session-results", "csv");
    expect(others).toEqual([]);
    expect(result).toMatchObject({
      "Date du jury": stage.today,
      Certification: "CMI",
      Jury: sessionId,
      "État du jury": "ouvert",
      Heure: "09:00",
      Candidat: "Amina Exemple",
      Résultat: "validation partielle",
      "Domaines acquis": codes().join(", "),
      "Domaines non acquis": "CMI-1",
      "Fiche de décision": expect.stringMatching(/^FD-.*-01-R1$/),
      Dossier: fileId,
    });
    expect(await exported("certificates", "csv")).toMatchObject([
      { Titulaire: "Amina Exemple", "Décision du": stage.today, "Retiré le": stage.today, Dossier: fileId },
    ]);
  });

  it("R-DAY-7, R-DAY-9: a correction that grants again revives the number; OEMM withdraws and restores it", async () => {
    const { oemm, candidate } = stage.people;
    const whole = Object.fromEntries(domains.map(({ code }) => [code, "acquired"]));
    await correctSigned(stage.people, { sessionId, fileId }, { kind: "decided", domains: whole });
    await stage.settled();
    const number = (await listed(candidate)).find(({ kind }) => kind === "certificate")?.reference ?? "";
    expect((await oemm.call("GET", "/certificates?certification=CMI")).items).toHaveLength(1);
    expect(await verified(number)).toMatchObject({ genuine: true, holderName: "Amina Exemple" });
    const file = () => oemm.call("GET", `/files/${fileId}`);
    expect(await file()).toMatchObject({ state: "certified" });

    const motive = "Attestation d’employeur falsifiée.";
    await oemm.call("POST", `/certificates/${number}/withdrawal`, { because: "fraud", motive });
    await stage.settled();
    expect(await file()).toMatchObject({ state: "annulled", validation: { acquired: {} } });
    expect(await verified(number)).toMatchObject({ genuine: false, withdrawnOn: stage.today });
    const page = await (await fetch(`${stack().urls.api}/verify/${number}`)).text();
    expect(page).toContain("a été retiré le");
    expect(page).not.toContain("Amina");
    expect((await listed(candidate)).map(({ kind }) => kind)).not.toContain("certificate");

    await oemm.call("POST", `/certificates/${number}/restoration`, {
      motive: "La fraude n’est pas établie.",
    });
    await stage.settled();
    expect(await file()).toMatchObject({ state: "certified" });
    expect(await verified(number)).toMatchObject({ genuine: true });
    expect((await listed(candidate)).map(({ kind }) => kind)).toContain("certificate");
    const history = await candidate.call("GET", `/files/${fileId}/history?limit=100`);
    expect(history.items.map(({ type }: { type: string }) => type)).toContain("certificate.restored");
    expect(JSON.stringify(history)).not.toContain("falsifiée");
    const subjects = (await stack().mailbox.mails()).map(({ subject }) => subject);
    for (const said of ["est retiré", "est rétabli"])
      expect(subjects).toContainEqual(expect.stringContaining(`Votre certificat ${said}`));
    // R-DAY-7: those who were told of the result.
    for (const said of ["Résultat du jury rectifié", "Certificat retiré", "Certificat rétabli"])
      expect(subjects).toContain(`${said}\u00a0: Amina Exemple`);
    await correctSigned(stage.people, { sessionId, fileId }, allBut(["CMI-1"]));
  });

  it("expiring validations give the last day of what is held, the waiting list who takes the file up again", async () => {
    const request = { list: "expiring-validations", format: "json" };
    const validUntil = lastDayAfter(stage.today, { count: 5, unit: "year" });
    const { id } = await stage.people.oemm.call("POST", "/exports", {
      ...request,
      from: validUntil,
      until: validUntil,
    });
    await stage.settled();
    const { download: link } = await stage.people.oemm.call("GET", `/exports/${id}`);
    expect(await (await fetch(link.url)).json()).toEqual([
      {
        validUntil,
        certification: "CMI",
        candidateName: "Amina Exemple",
        email: "amina@candidats.example.org",
        domains: codes().join(", "),
        decidedOn: stage.today,
        fileId,
      },
    ]);
    await stage.people.candidate.call("POST", `/files/${fileId}/resumption`);
    await stage.people.candidate.call("POST", `/files/${fileId}/submission`);
    const [waiting, ...others] = await exported("waiting-list", "csv");
    expect(others).toEqual([]);
    expect(waiting).toMatchObject({
      Dossier: fileId,
      Parcours: "VAE",
      État: "déposé, en attente de jury",
      Centre: "ctr_demo_lyon",
      "Transmis le": stage.today,
    });
  });
});

describe("R-JURY-13: verification by any visitor", () => {
  const page = (path: string) => fetch(`${stack().urls.api}${path}`);

  it("names the field of a mistyped number, and tells it from one that is not genuine", async () => {
    const mistyped = await stage.people.visitor.send("GET", "/certificates/CQP-00000-00000-0001");
    expect(mistyped).toMatchObject({ status: 400, body: { errors: [{ in: "path", field: "number" }] } });
    const answer = await page("/verify?number=CQP-00000-00000-0001");
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("mal recopié");
    expect(await (await page("/verify?number=cqp-ooooo-00000-0000")).text()).toContain(
      "n’est pas authentique",
    );
    expect(await (await page("/verify?number=%22%3E%3Cscript%3E")).text()).not.toContain("<script");
  });

  it("asks too eager callers to wait", async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => page("/verify")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(await refused[0]?.text()).toBe(gatewayBodyOf(429));
  });
});
