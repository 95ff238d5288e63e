import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { acceptEvaluation } from "../../demo/evaluators.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { draftTraining, registeredTrainingFile } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
/** What readers must not find: looked for in whole replies, in any field. */
const marks = {
  email: "camille.reperee@candidats.example.org",
  phone: "+33611223344",
  managerEmail: "responsable@mutuelle.example.org",
  tutorEmail: "tuteur@mutuelle.example.org",
  tutorOpinion: "AVIS-DU-TUTEUR",
  videoLink: "https://visio.example.org/salle-reperee",
  recommendation: "RECOMMANDATION-DU-JURY",
  bornOn: "1971-03-09",
};
type Mark = keyof typeof marks;

let stage: Stage;
let owner: ApiClient;
let fileId = "";
let sessionId = "";
let reads: string[] = [];

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const { paths } = await stage.people.visitor.call("GET", "/openapi.json");
  reads = Object.keys(paths).filter(
    (path) => "get" in paths[path] && /^\/v1\/(files|sessions|deadlines)\b/.test(path),
  );
});

/** Which marks a caller finds in all that they may read of a file and its session, booklets printed of it included. */
async function findsOf(who: ApiClient, id = fileId): Promise<Mark[]> {
  const file = await who.send("GET", `/files/${id}`);
  const ids = {
    fileId: id,
    sessionId: sessionId || "absent",
    evidenceId: file.body.evidence?.[0]?.id ?? "absent",
    sheetId: file.body.decisionSheets?.[0]?.id ?? "absent",
    kind: "booklet",
    reference: id,
  };
  const texts = await Promise.all(
    [...reads, "/files?as=evaluator"].map(async (path) => {
      const named = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]);
      const { status, body } = await who.send("GET", named);
      if (path.includes("{kind}") && path.startsWith("/v1/files") && status === 200) {
        const { pages } = await readPdf(await (await fetch(body.url)).bytes());
        return pages.join("\n");
      }
      return JSON.stringify(body);
    }),
  );
  return (Object.keys(marks) as Mark[]).filter((mark) => texts.some((text) => text.includes(marks[mark])));
}

const opinionOf = async (comment: string) => {
  const { domains } = await stage.people.visitor.call("GET", "/certifications/CRD");
  return {
    domains: Object.fromEntries(
      domains.map(({ code }: { code: string }) => [code, { level: "mastered", comment }]),
    ),
  };
};

describe("R-RGPD-4: who reads which fields of a file", () => {
  it("R-PER-3: of an enrolment that is not accepted, a company finds what it typed and nothing else", async () => {
    const { phone, bornOn } = marks;
    const email = "autre@candidats.example.org";
    const other = await signedInAs(stack().urls, email);
    const own = await other.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Camille", "Exemple", bornOn), email, phone },
    });
    expect(await findsOf(other, own.id)).toEqual(["phone", "bornOn"]);
    const typed = { civilStatus: civilStatusOf("Camille", "Exemple"), email };
    const draft = await draftTraining(stage.people.company, "CRD", typed);
    expect(await findsOf(stage.people.company, draft.id)).toEqual([]);
  });

  it("an evaluator no e-mail, no telephone, and no opinion of the colleague before their own", async () => {
    const { people } = stage;
    const { email } = marks;
    owner = await signedInAs(stack().urls, email);
    const trained = { stack: stack(), people, certification: "CRD", email, today: stage.today };
    fileId = await registeredTrainingFile(trained);
    await owner.call("PUT", `/files/${fileId}/contact`, { email, phone: marks.phone });
    await people.company.call("PUT", `/files/${fileId}/evaluators`, {
      evaluators: [
        { role: "line-manager", name: "Rachel Exemple", email: marks.managerEmail },
        { role: "tutor", name: "Thomas Exemple", email: marks.tutorEmail },
      ],
    });
    await acceptEvaluation(fileId, people.manager, people.tutor);
    const [first] = (await people.visitor.call("GET", "/certifications/CRD")).domains;
    await people.centre.call("PUT", `/files/${fileId}/modules/M1/assessment`, {
      assessedOn: stage.today,
      domains: { [first.code]: "mastered" },
      comment: "Acquis.",
    });
    await owner.call("PUT", `/files/${fileId}/activities`, { text: "Activités." });
    const path = `/files/${fileId}/opinion`;
    const given = await people.tutor.call("PUT", path, await opinionOf(marks.tutorOpinion));
    expect(JSON.stringify(given)).toContain(marks.tutorOpinion);
    expect(await findsOf(people.tutor)).toEqual(["tutorOpinion"]);
    expect(await findsOf(people.manager)).toEqual([]);
    const reviewed = await people.manager.call("POST", `/files/${fileId}/progress-reviews`, {
      heldOn: stage.today,
      findings: "…",
      objectives: ["…"],
    });
    expect(JSON.stringify(reviewed)).not.toContain(marks.tutorOpinion);
    await people.manager.call("PUT", path, await opinionOf("Vu."));
    expect(await findsOf(people.manager)).toEqual(["tutorOpinion"]);
    await people.company.call("POST", `/files/${fileId}/submission`);
  });

  it("a jury no e-mail and no telephone, in what is printed for it either", async () => {
    const { people, today } = stage;
    const session = await people.oemm.call("POST", "/sessions", {
      ...{ certification: "CRD", date: today, startTime: "09:00", fileIds: [fileId] },
      place: { kind: "remote", url: marks.videoLink },
      memberIds: [...people.members.keys()],
    });
    sessionId = session.id;
    await people.oemm.call("POST", `/sessions/${sessionId}/convocation`, { lateReason: "Le jour même." });
    await stage.settled();
    for (const member of people.members.values())
      expect(await findsOf(member)).toEqual(["tutorOpinion", "videoLink"]);
  });

  it("a company and a centre no video link; the candidate and OEMM do", async () => {
    const { company, centre, oemm } = stage.people;
    const shared: Mark[] = ["email", "phone", "managerEmail", "tutorEmail", "tutorOpinion"];
    expect(await findsOf(company)).toEqual(shared);
    expect(await findsOf(centre)).toEqual(shared);
    for (const reader of [owner, oemm])
      expect(await findsOf(reader)).toEqual(expect.arrayContaining([...shared, "videoLink"]));
  });

  it("R-PER-3: a company nothing of what the jury decided, where its employee did not agree", async () => {
    const { people } = stage;
    const president = await openWithRightSide(people, sessionId);
    const { slots } = await president.call("GET", `/sessions/${sessionId}`);
    await president.call("PUT", `/sessions/${sessionId}/slots/${fileId}/outcome`, {
      kind: "decided",
      domains: Object.fromEntries(slots[0].domains.map((code: string) => [code, "not-acquired"])),
      recommendation: marks.recommendation,
    });
    await president.call("POST", `/sessions/${sessionId}/slots/${fileId}/signature`);
    await people.oemm.call("POST", `/sessions/${sessionId}/closing`);
    await stage.settled();
    for (const reader of [people.company, people.manager, people.tutor])
      expect(await findsOf(reader)).not.toContain("recommendation");
    for (const reader of [people.centre, owner, people.oemm])
      expect(await findsOf(reader)).toContain("recommendation");
  });
});
