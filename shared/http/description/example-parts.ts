import { csvLines } from "../../csv/write-csv.ts";
import { importColumns } from "../../domain/enrolment/import-columns.ts";
import { pastColumns } from "../../domain/past/past-columns.ts";
import { certificationVersions } from "../../domain/referential/contents/versions.ts";
import { employmentStatusLabels } from "../../domain/training/file.ts";
import type { Node } from "./walk.ts";

/** What an operation's own examples say otherwise than the words: by operation, of what is asked and answered. */
export type ExampleParts = Readonly<Record<string, Partial<Record<"request" | "reply", Node>>>>;

const seats = { memberIds: ["jur_martin", "jur_petit", "jur_durand", "jur_leroy"] };

/** Who deals with their own file gives no motive: OEMM does, in their place. */
const ofOwner = { request: { motive: undefined } };

/** An interview positions the candidate on each domain. */
const cmi = certificationVersions.find(({ code }) => code === "CMI");
const positioning = Object.fromEntries(cmi?.domains.map(({ code }) => [code, "partially"]) ?? []);

/** An evaluation is on each domain that is expected, by the indicators of its grid. */
const expected = cmi?.domains ?? [];
const indicatorsOf = (domains: typeof expected) =>
  Object.fromEntries(
    domains.flatMap(({ criteria }) =>
      criteria.flatMap(({ indicators }) => indicators.map(({ code }) => [code, "mastered"])),
    ),
  );
const opinions = Object.fromEntries(
  expected.map(({ code }) => [code, { level: "mastered", comment: "Acquis en situation de travail." }]),
);
/** A module that is over, which can be assessed. */
const assessed = expected.slice(0, 1);
const module = {
  code: "M1",
  title: "Accueillir et conseiller l’adhérent",
  domains: assessed.map(({ code }) => code),
  hours: 35,
  centreId: "ctr_demo_lyon",
  startsOn: "2026-10-05",
  endsOn: "2026-10-09",
};

/** A version begins on a day to come; one that shares no domain agrees with all others. */
const { registration: _, ...ac } = certificationVersions.find(({ code }) => code === "AC") ?? {};
const comingVersion = { ...ac, version: "2030-01", inForceFrom: "2030-01-01" };

/** The number that the list of the past names, of the person who claims it. */
const formerNumber = "CMI-2011-037";

/**
 * What answers show where the words' own values, each of which is one on its own, would contradict each other, by place: a
 * state that has come to what is shown beside it.
 */
export const shownTogether: ReadonlyMap<string, unknown> = new Map(
  Object.entries({
    "listFiles.items.state": "submitted",
    "readWaitingList.items.state": "submitted",
    "Evidence.state": "accepted",
    "File.evidence.state": "accepted",
    "ExportSummary.state": "ready",
    "readExport.state": "ready",
    "readCopy.state": "ready",
    "Document.state": "ready",
    "Mail.state": "sent",
    "Rectification.state": "done",
  }),
);

/** What answers leave out, which would contradict the state that is shown, by place. */
export const leftOut: ReadonlyMap<string, true> = new Map(
  [
    "Evidence.rejection",
    "File.evidence.rejection",
    "SignedAttendance.rejection",
    "SignedAttendance.sha256",
    "SignedAttendance.verifiedAt",
    "SignedAttendance.preview",
    "Deadline.closedOn",
    "Mail.postedOn",
    "Mail.reason",
    "Task.postedOn",
    "Task.late",
    "Task.answer",
    "completed",
  ].map((place) => [place, true]),
);

/** A piece that was announced, and whose bytes are still to come. */
const announced = {
  category: "cv",
  title: "Curriculum vitæ",
  domains: [],
  id: "evd_01JZ8M4Q7V2X9K3N5P6R8T0WYD",
  version: 1,
  state: "requested",
  fileName: "cv.pdf",
  contentType: "application/pdf",
  maxBytes: 20 * 1024 * 1024,
  requestedAt: "2027-03-15T09:30:00.000Z",
  uploadUntil: "2027-03-15T10:30:00.000Z",
  size: 248_310,
};

/** Where rules between fields ask for other values than their words give. */
export const exampleParts: ExampleParts = {
  chooseCentre: ofOwner,
  correctContact: ofOwner,
  enrol: { request: { motive: undefined, companyId: undefined } },
  submitFile: ofOwner,
  withdrawFile: ofOwner,
  removeEvidence: ofOwner,
  renewEvidenceUpload: { ...ofOwner, reply: { evidence: announced } },
  requestEvidenceUpload: { ...ofOwner, reply: { evidence: announced } },
  adjournSession: { request: { appeared: ["file_01JZ8M4Q7V2X9K3N5P6R8T0WYC"] } },
  planSession: { request: seats },
  changeSession: { request: seats },
  recordInterview: { request: { positioning } },
  joinPersons: { request: { keptFileIds: ["file_01JZ8M4Q7V2X9K3N5P6R8T0WYC"] } },
  definePath: { request: { modules: [module] } },
  assessModule: {
    request: {
      assessedOn: "2026-10-09",
      domains: Object.fromEntries(assessed.map(({ code }) => [code, "mastered"])),
      indicators: indicatorsOf(assessed),
    },
  },
  giveOpinion: { request: { domains: opinions, indicators: indicatorsOf(expected) } },
  claimPast: { request: { number: formerNumber } },
  loadCertificationVersions: { request: { versions: [comingVersion] } },
  // The chair proposed it, and is there to sign.
  reopenCorrection: { request: { standIn: undefined } },
  nameEvaluators: {
    request: {
      evaluators: [
        { role: "line-manager", name: "Hugo Lambert", email: "hugo.lambert@example.org" },
        { role: "tutor", name: "Nadia Benali", email: "nadia.benali@example.org" },
      ],
    },
  },
};

const person = {
  nom_naissance: "Morel",
  prenoms: "Camille Anne",
  date_naissance: "12/04/1988",
  sexe: "F",
  telephone: "06 12 34 56 78",
  certification: "CMI",
};
const enrolments = listOf(importColumns, {
  ...person,
  commune_naissance: "Villeurbanne",
  insee_naissance: "69266",
  email: "camille.morel@example.org",
  centre: "ctr_demo_lyon",
  statut: employmentStatusLabels["holds-the-job"],
});
const past = listOf(pastColumns, {
  ...person,
  adresse: "8 rue des Lilas, 69003 Lyon",
  voie: "VAE",
  numero: formerNumber,
  date_decision: "30/06/2011",
  domaines: "CMI-1 CMI-3",
});

/** Lists that operations take or answer as CSV, by operation. */
export const exampleLists: Readonly<Record<string, string>> = {
  importEnrolments: enrolments,
  previewImport: enrolments,
  readImportTemplate: enrolments,
  takeOverPast: past,
  previewPast: past,
  readPastTemplate: past,
};

function listOf(columns: readonly string[], line: Readonly<Record<string, string>>): string {
  const whole = Object.fromEntries(columns.map((column) => [column, line[column] ?? ""]));
  return csvLines(
    columns.map((column) => ({ key: column, header: column })),
    [whole],
    true,
  );
}
