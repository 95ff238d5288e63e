import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, convene, enrol, prepareFile, upload } from "../../demo/vae-story.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId: string;
let sessionId: string;
let other: string;
const email = "amina@candidats.example.org";

const proof = {
  category: "civil-status-proof",
  title: "Pièce d’identité",
  fileName: "identite.pdf",
  contentType: "application/pdf",
};

/** OEMM uploads what proves a civil status to the file, and corrects it. */
async function correct(civilStatus: object) {
  const { oemm } = stage.people;
  const bytes = await pdf(`Pièce d’identité ${JSON.stringify(civilStatus)}`);
  const evidenceId = await upload(oemm, fileId, proof, bytes);
  await stage.settled();
  const corrected = await oemm.send("POST", `/files/${fileId}/civil-status-correction`, {
    civilStatus,
    motive: "mistyped",
    evidenceId,
  });
  await stage.settled();
  return { corrected, evidenceId };
}

/** The text of the last document of a kind, and the number that it is kept under. */
async function printed(who: ApiClient, kind: string) {
  const { items } = await who.call("GET", `/files/${fileId}/documents`);
  const found = items.filter((one: { kind: string }) => one.kind === kind);
  const { url } = await who.call(
    "GET",
    `/files/${fileId}/documents/${kind}/${found.at(-1).reference}/content`,
  );
  const { pages } = await readPdf(await (await fetch(url)).bytes());
  return { text: pages.join(" "), reference: found.at(-1).reference, count: found.length };
}

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage, { civilStatus: civilStatusOf("Amnai", "Exemple"), email });
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  sessionId = await convene(stage, fileId);
  const second = { civilStatus: civilStatusOf("Amnai", "Exemple"), email };
  other = (
    await stage.people.candidate.call("POST", "/files", {
      path: "vae",
      certification: "CRD",
      candidate: second,
    })
  ).id;
}, 180_000);

describe("R-PER-5: OEMM corrects a civil status", () => {
  it("before the jury: the convocation, the booklet, the session and its schedule bear the right name", async () => {
    const { candidate, oemm } = stage.people;
    expect((await printed(candidate, "convocation")).text).toContain("Amnai Exemple");
    const { corrected } = await correct(civilStatusOf("Amian", "Exemple"));
    expect(corrected.status).toBe(204);
    for (const kind of ["convocation", "booklet"]) {
      const { text } = await printed(candidate, kind);
      expect(text).toContain("Amian Exemple");
      expect(text).not.toContain("Amnai");
      expect(text).toContain("après rectification de l’état civil");
    }
    const session = await oemm.call("GET", `/sessions/${sessionId}`);
    expect(session.slots.map((slot: { candidateName: string }) => slot.candidateName)).toEqual([
      "Amian Exemple",
    ]);
    const { url } = await oemm.call("GET", `/sessions/${sessionId}/documents/schedule/${sessionId}/content`);
    expect((await readPdf(await (await fetch(url)).bytes())).pages.join(" ")).toContain("Amian Exemple");
  });

  it("a holder whose name was mistyped gets the certificate under the same number, with the right name", async () => {
    const { candidate, visitor, people } = { ...stage.people, people: stage.people };
    const president = await openWithRightSide(people, sessionId);
    const { domains } = await visitor.call("GET", "/certifications/CMI");
    await president.call("PUT", `/sessions/${sessionId}/slots/${fileId}/outcome`, {
      kind: "decided",
      domains: Object.fromEntries(domains.map(({ code }: { code: string }) => [code, "acquired"])),
    });
    await president.call("POST", `/sessions/${sessionId}/slots/${fileId}/signature`);
    await stage.settled();
    const before = await printed(candidate, "certificate");
    expect(before.text).toContain("Amian Exemple");
    expect(before.text).not.toContain("Nouvelle édition");

    expect((await correct(civilStatusOf("Amina", "Exemple"))).corrected.status).toBe(204);
    for (const kind of ["certificate", "decision-sheet"]) {
      const after = await printed(candidate, kind);
      expect(after.count).toBe(1);
      expect(after.text).toContain("Amina Exemple");
      expect(after.text).not.toContain("Amian");
      expect(after.text).toMatch(/Nouvelle édition du .* après rectification de l’état civil/);
    }
    const { reference } = await printed(candidate, "certificate");
    expect(reference).toBe(before.reference);
    const verified = await visitor.call("GET", `/certificates/${reference}`);
    expect(verified.holderName).toBe("Amina Exemple");
    expect(await (await fetch(`${stack().urls.api}/verify/${reference}`)).text()).toContain("Amina Exemple");
    const listed = await stage.people.oemm.call("GET", "/certificates?certification=CMI");
    expect(listed.items).toMatchObject([{ number: reference, holderName: "Amina Exemple" }]);
  });

  it("the sheet stays a record of what was signed, and the person's other files follow", async () => {
    const { candidate } = stage.people;
    const file = await candidate.call("GET", `/files/${fileId}`);
    expect(file.candidate.civilStatus.firstNames).toBe("Amina");
    expect(file.decisionSheets).toMatchObject([{ candidateName: "Amian Exemple" }]);
    expect((await candidate.call("GET", `/files/${other}`)).candidate.civilStatus.firstNames).toBe("Amina");
  });

  it("the history tells the motive and who corrected, and no name", async () => {
    const { centre, oemm } = stage.people;
    const { items } = await centre.call("GET", `/files/${fileId}/history?limit=100`);
    const corrections = items.filter((one: { label: string }) => one.label === "État civil rectifié");
    expect(corrections).toHaveLength(2);
    expect(corrections[0].data.motive).toBe("mistyped");
    expect(corrections[0].by.role).toBe("oemm");
    expect(JSON.stringify(corrections.map(({ data }: { data: object }) => data))).not.toMatch(/Am[a-z]+ /);
    expect((await oemm.call("GET", `/files/${other}/history`)).items[0].label).toBe("État civil rectifié");
  });

  it("the proof is OEMM's and the person's: others don't find it, and the person can't take it away", async () => {
    const { candidate, centre } = stage.people;
    const pieces = (file: { evidence: { id: string; category: string }[] }) =>
      file.evidence.filter(({ category }) => category === "civil-status-proof").map(({ id }) => id);
    const [id] = pieces(await candidate.call("GET", `/files/${fileId}`));
    expect(id).toBeDefined();
    expect(pieces(await centre.call("GET", `/files/${fileId}`))).toEqual([]);
    for (const at of ["", "/content"])
      expect((await centre.send("GET", `/files/${fileId}/evidence/${id}${at}`)).status).toBe(404);
    const own = await candidate.send("POST", `/files/${other}/evidence`, { ...proof, domains: [] });
    expect(own.status).toBe(403);
  });

  it("OEMM alone corrects, and not without the piece", async () => {
    const { candidate, centre, oemm } = stage.people;
    const asked = {
      civilStatus: civilStatusOf("Autre", "Exemple"),
      motive: "mistyped",
      evidenceId: "evd_01JZ0000000000000000000000",
    };
    const path = `/files/${fileId}/civil-status-correction`;
    expect((await candidate.send("POST", path, asked)).status).toBe(403);
    expect((await centre.send("POST", path, asked)).status).toBe(403);
    expect((await oemm.send("POST", path, asked)).body.type).toMatch(/proof-missing$/);
  });
});
