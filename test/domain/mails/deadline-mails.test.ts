import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { approvalDeadlineMail } from "../../../shared/mails/approval-deadline.ts";
import { type FileDeadlineTold, firstJuryDeadlineMail } from "../../../shared/mails/first-jury-deadline.ts";
import { validationDeadlineMail } from "../../../shared/mails/validation-deadline.ts";
import { weeklyDigest } from "../../../shared/mails/weekly-digest.ts";

const contact = "oemm@example.org";
const certificationName = "Conseiller(ère) mutualiste individuels";
const notice = (changes: Partial<FileDeadlineTold> = {}): FileDeadlineTold => ({
  to: "candidate",
  greeted: { name: "Chloé Exemple" },
  candidateName: "Chloé Exemple",
  certificationName,
  lastDay: "2029-02-28",
  moment: 30,
  fileUrl: "https://cqp.example.org/files/1",
  contact,
  policy: guidePolicy,
  ...changes,
});
const company = { to: "company", greeted: undefined } as const;
const validation = (changes: Partial<FileDeadlineTold> = {}) =>
  validationDeadlineMail({ ...notice(changes), domainTitles: ["Analyser le marché", "Proposer une offre"] });
const approval = (changes: Partial<Parameters<typeof approvalDeadlineMail>[0]> = {}) =>
  approvalDeadlineMail({
    certificationName,
    service: "vae",
    lastDay: "2030-12-31",
    moment: 90,
    centreUrl: "https://cqp.example.org/centres/1",
    contact,
    ...changes,
  });
const digest = () =>
  weeklyDigest({
    monday: "2029-02-05",
    months: [
      { month: "2029-02", counts: { "first-jury": 2, "partial-validation": 1 } },
      { month: "2029-08", counts: { "centre-approval": 1 } },
    ],
    nearest: [{ label: "Chloé Exemple", lastDay: "2029-02-28" }],
    deadlinesUrl: "https://cqp.example.org/deadlines",
    contact,
  });

describe("mails about deadlines name the certification, the exact last day, what to do, and a link", () => {
  it.each([
    ["R-TRN-2, to the candidate", firstJuryDeadlineMail(notice())],
    ["R-TRN-2, to the company", firstJuryDeadlineMail(notice(company))],
    ["R-JURY-10, to the candidate", validation()],
    ["R-JURY-10, to the company", validation(company)],
  ])("%s", (_, { text }) => {
    expect(text).toContain(`CQP «\u00a0${certificationName}\u00a0»`);
    expect(text).toContain("Dernier jour\u00a0: 28 février 2029 inclus.");
    expect(text).toContain("https://cqp.example.org/files/1");
  });

  it("R-DATE-4: tells that an enrolment lapsed, and that one may enrol again", () => {
    expect(firstJuryDeadlineMail(notice({ moment: "passed" })).text).toContain(
      "votre inscription est caduque",
    );
    const { subject, text } = firstJuryDeadlineMail(notice({ ...company, moment: "passed" }));
    expect(subject).toBe("Inscription caduque\u00a0: Chloé Exemple");
    expect(text).toContain("Une nouvelle inscription est possible");
  });

  it("R-DATE-4: lists the domains that expired, to be presented again", () => {
    const { text } = validation({ moment: "passed" });
    expect(text).toContain("- Analyser le marché");
    expect(text).toContain("vous présenterez de nouveau ces domaines");
  });

  it("R-CTR-3: tells a centre what it keeps, and what to do before", () => {
    expect(approval({ moment: "passed" }).text).toContain("accès en lecture");
    expect(approval().text).toContain("renouvellement");
    expect(approval({ lastDay: "2027-07-01" }).subject).toBe("Votre agrément prend fin le 1er juillet 2027");
  });

  it("counts what is coming, month by month", () => {
    const { text } = digest();
    expect(text).toContain(
      "- février 2029\u00a0: 2\u00a0premiers jurys à passer, 1\u00a0validation partielle qui expire",
    );
    expect(text).toContain("- août 2029\u00a0: 1\u00a0agrément qui prend fin");
    expect(text).toContain("- Chloé Exemple\u00a0: dernier jour, 28 février 2029");
  });
});
