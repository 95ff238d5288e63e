import { beforeAll, describe, expect } from "vitest";
import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile } from "../../demo/vae-story.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { loadFileMains } from "../../shared/store/files.ts";
import { loadHoldingsOf, saveHoldings } from "../../shared/store/holdings.ts";
import { commit } from "../../shared/store/transaction.ts";
import { draftTraining } from "../support/candidates.ts";
import { useDatabase } from "../support/database.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId: string;
let sessionId: string;
let sheetId: string;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  sessionId = await convene(stage, fileId);
  sheetId = await decide(stage, fileId, sessionId);
});

const file = () => stage.people.candidate.call("GET", `/files/${fileId}`);
const mails = async () =>
  (await stack().mailbox.mails()).map(({ subject, destination }) => [destination.to[0], subject] as const);

describe("a VAE, from enrolment to a partial validation", () => {
  it("leaves a partially validated file, its domains valid five years", async () => {
    const { state, validation } = await file();
    const { acquired } = validation;
    expect(state).toBe("partially-validated");
    expect(Object.keys(acquired).sort()).toEqual(["CMI-1", "CMI-2", "CMI-3", "CMI-4", "CMI-5"]);
    expect(acquired["CMI-1"]).toEqual({
      decidedOn: stage.today,
      validUntil: lastDayAfter(stage.today, { count: 5, unit: "year" }),
      sheetId,
    });
  });

  it("accepted the real files and refused the forged one, with a reason", async () => {
    const { evidence } = await file();
    const states = evidence.map((piece: { title: string; state: string }) => [piece.title, piece.state]);
    expect(Object.fromEntries(states)).toEqual({
      "CV détaillé": "accepted",
      "Attestation d’employeur": "accepted",
      "Stand du salon": "accepted",
      "Courrier d’un adhérent": "rejected",
    });
  });

  it("gives a short link to the very bytes, under a safe name", async () => {
    const { evidence } = await file();
    const photo = evidence.find((piece: { title: string }) => piece.title === "Stand du salon");
    const { url } = await stage.people.candidate.call("GET", `/files/${fileId}/evidence/${photo.id}/content`);
    const response = await fetch(url);
    const bytes = await response.bytes();
    expect(bytes.byteLength).toBe(photo.size);
    expect(Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex")).toBe(photo.sha256);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="photo d_ete.png"; filename*=UTF-8''photo%20d%E2%80%99%C3%A9t%C3%A9.png`,
    );
    const shown = await stage.people.candidate.call(
      "GET",
      `/files/${fileId}/evidence/${photo.id}/content?disposition=inline`,
    );
    const inPage = await fetch(shown.url);
    expect(inPage.headers.get("content-disposition")).toMatch(/^inline; filename="photo d_ete\.png"/);
    await inPage.body?.cancel();
    const tampered = url.replace(
      /Signature=(.)/,
      (_: string, digit: string) => `Signature=${digit === "0" ? 1 : 0}`,
    );
    expect((await fetch(tampered)).status).toBe(403);
  });

  it("wrote to each person once", async () => {
    const sent = await mails();
    const toAmina = sent.filter(([to]) => to?.includes("amina"));
    // In no order: queues keep none.
    expect(toAmina.map(([, subject]) => subject.split("\u00a0")[0]).sort()).toEqual([
      "Convocation au jury du CQP «",
      "Fiche de décision du jury – CQP «",
      "Pièce refusée",
      "Votre demande de VAE est recevable",
      "Votre dossier de VAE est déposé",
      "Votre inscription au CQP «",
    ]);
    // Each member, who had accepted their access before: the convocation.
    expect(sent.filter(([to]) => to?.includes("@jury.example.org"))).toHaveLength(4);
    // R-DAY-7: the centre, of its candidate and of the result; of the day, where it was told before the session opened.
    const toCentre = sent.flatMap(([to, subject]) => (to?.includes("centre-lyon") ? [subject] : []));
    expect(toCentre.filter((subject) => !subject.startsWith("Jury d")).sort()).toEqual([
      "Résultat du jury\u00a0: Amina Exemple",
      "Un dossier vous est confié\u00a0: Amina Exemple",
    ]);
    expect(sent.length - toCentre.length).toBe(10);
  });

  it("invites the candidate to their own slot, in Paris time", async () => {
    const convocation = (await stack().mailbox.mails()).find(
      ({ subject, destination }) => subject.startsWith("Convocation") && destination.to[0]?.includes("amina"),
    );
    const attachment = convocation?.attachments.find(({ filename }) => filename === "invitation.ics");
    const calendar = Buffer.from(attachment?.content ?? "", "base64")
      .toString("utf8")
      .replaceAll("\r\n ", "");
    const day = stage.today.replaceAll("-", "");
    for (const line of [
      "METHOD:REQUEST",
      `UID:${sessionId}-${fileId}@cqp-mutualite`,
      "SEQUENCE:0",
      `DTSTART;TZID=Europe/Paris:${day}T090000`,
      `DTEND;TZID=Europe/Paris:${day}T093000`,
      "TZID:Europe/Paris",
    ])
      expect(calendar.split("\r\n")).toContain(line);
  });

  const isAct = ({ type }: { type: string }) => !type.startsWith("concerned.");

  it("keeps who did what, when, and speaks of the jury as one", async () => {
    const { items } = await stage.people.candidate.call("GET", `/files/${fileId}/history?limit=100`);
    const [last] = items.filter(isAct);
    expect(last).toMatchObject({ type: "jury.decision-signed", by: { role: "jury-member", name: "Jury" } });
    expect(items.at(-1)).toMatchObject({ type: "file.enrolled", by: { name: "Amina Exemple" } });
    // What changes by itself is the system's, and never that of who sent what it looked at.
    const verified = items.filter(({ type }: { type: string }) =>
      /^evidence\.(accepted|rejected)$/.test(type),
    );
    expect(verified.length).toBeGreaterThan(1);
    for (const { by } of verified) expect(by).toEqual({ role: "system", name: "Système" });
    const [asOemm] = (await stage.people.oemm.call("GET", `/files/${fileId}/history`)).items.filter(isAct);
    expect(asOemm.by.name).not.toBe("Jury");
  });

  it("closes the files to the jury with the session", async () => {
    const [member] = [...stage.people.members.values()];
    expect((await member?.send("GET", `/files/${fileId}`))?.status).toBe(404);
    expect((await member?.send("GET", `/sessions/${sessionId}`))?.status).toBe(200);
  });

  it("can't change a signed decision", async () => {
    for (const member of stage.people.members.values()) {
      const again = await member.send("PUT", `/sessions/${sessionId}/slots/${fileId}/outcome`, {
        kind: "absent",
      });
      expect(again.status).toBe(409);
    }
  });

  it("R-DAY-8: is not corrected while the candidate goes on by the other path, which counts on it", async () => {
    const { company } = stage.people;
    const amina = { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" };
    const draft = await draftTraining(company, "CMI", amina);
    await acceptEnrolment(stage.people.candidate, stage.mailUrl, draft.id, amina.civilStatus.bornOn);
    const session = await stage.people.oemm.call("GET", `/sessions/${sessionId}`);
    const path = `/sessions/${sessionId}/slots/${fileId}/correction`;
    const chair = stage.people.members.get(session.chair);
    if (chair === undefined) throw new Error("no chair");
    const domains = Object.fromEntries(
      session.slots[0].domains.map((code: string, rank: number) => [
        code,
        rank < 4 ? "acquired" : "not-acquired",
      ]),
    );
    const outcome = { kind: "decided", domains, recommendation: "Approfondir l’analyse du marché." };
    const explanation = "Deux lignes de la fiche ont été interverties.";
    const { proposed, countersigners } = await chair.call("POST", path, { outcome, explanation });
    const other = stage.people.members.get(countersigners[0].id);
    const countersign = () => other?.send("POST", `${path}/countersignature`, { correctionId: proposed.id });
    expect(await countersign()).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:file-under-way", rule: "R-DAY-8" },
    });
    await company.call("POST", `/files/${draft.id}/withdrawal`);
    const corrected = await countersign();
    expect(corrected).toMatchObject({
      status: 201,
      body: { countersigner: { name: countersigners[0].name }, corrects: { sheetId } },
    });
    await stack().settled();
    // R-DAY-6: the minutes have a new edition, which names the one before by its digest; both are kept.
    const { items } = await stage.people.oemm.call("GET", `/sessions/${sessionId}/documents`);
    const editions = items.filter(({ kind }: { kind: string }) => kind === "minutes");
    expect(editions).toHaveLength(2);
    const texts = await Promise.all(
      editions.map(async ({ reference }: { reference: string }) => {
        const path = `/sessions/${sessionId}/documents/minutes/${reference}/content`;
        const { url } = await stage.people.oemm.call("GET", path);
        return (await readPdf(new Uint8Array(await (await fetch(url)).arrayBuffer()))).pages.join();
      }),
    );
    const [before, after] = texts[0]?.includes("Nouvelle édition") ? texts.toReversed() : texts;
    expect(before).not.toContain("Nouvelle édition");
    const first = editions.find(({ reference }: { reference: string }) => reference === sessionId);
    expect(after?.replaceAll(/\s/g, "")).toContain(first.sha256);
    const seen = await stage.people.candidate.call("GET", `/files/${fileId}/history?limit=100`);
    expect(JSON.stringify(seen)).not.toContain("interverties");
    const { acquired } = (await file()).validation;
    expect(Object.keys(acquired).sort()).toEqual(["CMI-1", "CMI-2", "CMI-3", "CMI-4"]);
  });

  it("R-JURY-13: is not taken up again by a candidate who was granted the CQP since, by the other path", async () => {
    useDatabase(stack().database);
    const [amina] = await loadFileMains([fileId]);
    if (amina === undefined) throw new Error("the file is not there");
    const held = await loadHoldingsOf(amina);
    await commit([saveHoldings({ ...held, certificateNumber: "CQP-EXEMPLE" })]);
    expect(await stage.people.candidate.send("POST", `/files/${fileId}/resumption`)).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:already-certified", rule: "R-JURY-13" },
    });
    await commit([saveHoldings({ ...held, version: held.version + 1 })]);
  });

  it("lets the candidate take the file up again for the other domains", async () => {
    const resumed = await stage.people.candidate.call("POST", `/files/${fileId}/resumption`);
    expect(resumed.state).toBe("admissible");
  });
});
