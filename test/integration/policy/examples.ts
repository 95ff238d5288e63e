import { civilStatusOf } from "../../../demo/civil-status.ts";
import { attendanceSheet } from "../../../shared/documents/attendance-sheet.ts";
import { certificateDocument } from "../../../shared/documents/certificate.ts";
import { convocationLetter } from "../../../shared/documents/convocation-letter.ts";
import { decisionSheetDocument } from "../../../shared/documents/decision-sheet.ts";
import { finalBooklet } from "../../../shared/documents/final-booklet.ts";
import { minutes } from "../../../shared/documents/minutes.ts";
import { privacyNotice } from "../../../shared/documents/privacy-notice.ts";
import { sessionSchedule } from "../../../shared/documents/session-schedule.ts";
import { tutorGuide } from "../../../shared/documents/tutor-guide.ts";
import { vaeBooklet } from "../../../shared/documents/vae-booklet.ts";
import { type Verification, verificationPage } from "../../../shared/documents/verification-page.ts";
import { versionsPage } from "../../../shared/documents/versions-page.ts";
import { bonusOn } from "../../../shared/domain/certificate/bonus.ts";
import type { JurySessionIn } from "../../../shared/domain/jury/session.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import type { JuryFormat } from "../../../shared/domain/referential/certification.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { fileIn, noon, piece, registeredEnrolment, testId, today } from "../../support/files.ts";

const cmi = certificationVersions.find(({ code }) => code === "CMI");
if (cmi === undefined) throw new Error("CMI is not loaded");
const certification = cmi;
const place = { kind: "on-site" as const, address: "rue de l’Exemple, Paris" };

const session = (format: JuryFormat): JurySessionIn<"convened"> => ({
  id: testId("ses", 1),
  version: 1,
  state: "convened",
  certification: "CMI",
  format,
  date: today,
  noticeDays: 15,
  place,
  members: [],
  slots: [],
  sequence: 0,
  createdAt: noon,
});

/** Every document that the system prints, in each of the ways in which it reads otherwise. */
export function documentExamples(policy: Policy) {
  const given = { certificationName: certification.name, policy, madeAt: noon };
  const letter = (format: JuryFormat) =>
    convocationLetter({
      ...given,
      kind: "request",
      format,
      date: today,
      start: "09:00",
      end: "09:30",
      place,
      candidateName: "Chloé Exemple",
      candidateAddress: "chloe@example.org",
      domainTitles: ["Analyser le marché"],
    });
  const booklet = {
    certificationName: certification.name,
    domains: certification.domains,
    centreName: "Centre d’exemple",
    companyName: "Mutuelle Exemple",
    appearance: undefined,
    madeAt: noon,
  };
  const training = {
    ...registeredEnrolment(testId("file", 2), "2027-01-04"),
    individualPath: {
      modules: [
        {
          code: "M1",
          title: "Analyser",
          domains: ["CMI-1"],
          hours: 40,
          centreId: "ctr_exemple",
          startsOn: today,
          endsOn: today,
        },
      ],
    },
  };
  return {
    "letter, presentation": letter("presentation"),
    "letter, interview": letter("interview"),
    "schedule, presentation": sessionSchedule(session("presentation"), { ...given, domainTitles: () => [] }),
    "schedule, interview": sessionSchedule(session("interview"), { ...given, domainTitles: () => [] }),
    "attendance sheet": attendanceSheet(session("interview"), given),
    minutes: minutes(
      {
        ...session("interview"),
        state: "closed",
        chair: "jur_exemple",
        present: [],
        attended: [],
        openedUnder: "employer",
      },
      given,
    ),
    "decision sheet": decisionSheetDocument(
      {
        candidateName: "Chloé Exemple",
        certificationName: certification.name,
        number: "FD-1",
        decidedOn: today,
        validation: "partial",
        results: [{ title: "Analyser", result: "acquired", validUntil: today }],
        recommendation: "Approfondir.",
        approvedCentres: [],
        chairName: "Sarah Exemple",
        correctsNumber: undefined,
        changes: [],
        countersignerName: undefined,
        standInName: undefined,
        absence: undefined,
        levelNotice: certification.educationLevelNotice,
        validity: policy.partialValidity.vae,
        policy,
      },
      { signedAt: noon, madeAt: noon },
    ),
    certificate: certificateDocument(
      {
        number: "CQP-0123A-BCDEF-GHJ0",
        version: 1,
        certification: "CMI",
        referentialVersion: "2013-01",
        fileId: testId("file", 1),
        sheetId: testId("sheet", 1),
        holder: { civilStatus: civilStatusOf("Maëlle", "Exemple"), personId: "m@example.org" },
        decidedOn: today,
        issuedAt: noon,
        bonus: bonusOn(today, policy.bonus),
      },
      certification,
      { verifyUrl: "https://cqp.example.org/verify", signatory: "Le président", place: "Paris" },
    ),
    "VAE booklet": vaeBooklet({ file: fileIn("scheduled"), answers: [], evidence: [piece(1)] }, booklet),
    "final booklet": finalBooklet({ file: training, answers: [], evidence: [piece(1)] }, booklet),
  };
}

/** The public pages: the privacy notice, and that of certificates in each of its answers. */
export function pageExamples(policy: Policy): Record<string, string> {
  const answers: Verification[] = [
    { kind: "asked" },
    { kind: "unknown", number: "CQP-0123A-BCDEF-GHJ0" },
    { kind: "mistyped", typed: "CQP" },
    {
      kind: "genuine",
      number: "CQP-0123A-BCDEF-GHJ0",
      initials: "M. E.",
      holderName: "Maëlle Exemple",
      certification: certification.name,
      decidedOn: today,
    },
  ];
  return {
    privacy: privacyNotice({ contact: "oemm@cqp.example.org", policy }),
    tutor: tutorGuide(policy),
    versions: versionsPage(policy, "/v1"),
    ...Object.fromEntries(answers.map((answer) => [answer.kind, verificationPage(answer, "verify")])),
  };
}
