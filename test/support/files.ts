import { civilStatusOf } from "../../demo/civil-status.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import type { TrainingFileIn } from "../../shared/domain/training/file.ts";
import type { ExperiencePeriod } from "../../shared/domain/vae/experience.ts";
import type { VaeFile, VaeFileIn, VaeFileState } from "../../shared/domain/vae/file.ts";

/** An instant that tests agree on. */
export const noon = "2027-02-02T11:00:00.000Z";
/** The Paris date of {@link noon}. */
export const today = "2027-02-02";

/** An identifier of the form that the system makes, told apart by `n`. */
export function testId(prefix: string, n: number): string {
  return `${prefix}_${String(n).padStart(26, "0")}`;
}

/** A file in a state, with what that state holds. */
export function fileIn<State extends VaeFileState>(
  state: State,
  changes: Partial<VaeFile> = {},
): VaeFileIn<State> {
  const file = {
    id: testId("file", 1),
    version: 1,
    path: "vae",
    state,
    certification: "CMI",
    referentialVersion: "2013-01",
    candidate: {
      personId: "amina@example.org",
      civilStatus: civilStatusOf("Amina", "Exemple"),
      email: "amina@example.org",
    },
    centreId: "ctr_exemple",
    enrolledOn: "2027-01-04",
    createdAt: "2027-01-04T09:00:00Z",
    experience: [],
    positions: [],
    interview: {
      heldOn: "2027-01-10",
      participants: [{ name: "Camille Exemple", function: "Conseillère" }],
      positioning: {},
      conclusion: "VAE",
      advisedPath: "vae",
    },
    admissibility: { decision: "admissible", decidedOn: "2027-01-11", experienceDays: 1200 },
    submittedAt: "2027-01-20T09:00:00Z",
    sessionId: testId("ses", 1),
    lastSheetId: testId("sheet", 1),
    ...changes,
  };
  return file as unknown as VaeFileIn<State>;
}

/** A relevant, supported period of experience. */
export function period(from: string, to?: string, changes: Partial<ExperiencePeriod> = {}): ExperiencePeriod {
  return {
    from,
    ...(to === undefined ? {} : { to }),
    employer: "Mutuelle Exemple",
    occupation: "Conseillère",
    activities: "Conseil",
    status: "salaried",
    relevant: true,
    supportingDocuments: [{ nature: "payslip", description: "Bulletins" }],
    ...changes,
  };
}

/** A piece of evidence. */
export function piece(n: number, changes: Partial<Evidence> = {}): Evidence {
  return {
    id: testId("evd", n),
    version: 1,
    state: "accepted",
    category: "experience",
    title: `Pièce ${n}`,
    domains: [],
    fileName: `piece-${n}.pdf`,
    contentType: "application/pdf",
    maxBytes: 1000,
    requestedAt: noon,
    uploadUntil: noon,
    ...changes,
  };
}

/** A registered enrolment on the training path, of a day; its candidate is its own. */
export function registeredEnrolment(id: string, enrolledOn: string): TrainingFileIn<"enrolled"> {
  return {
    id,
    version: 1,
    path: "training",
    state: "enrolled",
    certification: "CMI",
    referentialVersion: "2013-01",
    candidate: {
      personId: `${id}@example.org`,
      civilStatus: civilStatusOf("Ève", "Exemple"),
      email: "eve@example.org",
    },
    companyId: "cmp_exemple",
    centreId: "ctr_exemple",
    status: "holds-the-job",
    createdAt: `${enrolledOn}T09:00:00Z`,
    enrolledOn,
    firstJuryBy: lastDayAfter(enrolledOn, guidePolicy.training.firstJury),
    evaluators: [],
    moduleAssessments: [],
    progressReviews: [],
    opinions: [],
  };
}

/** An approval of the centre of these files, for the VAE services of CMI, over the days that tests play. */
export const approval = {
  centreId: "ctr_exemple",
  version: 1,
  certification: "CMI" as const,
  service: "vae" as const,
  from: "2026-01-01",
  until: "2027-12-31",
  decidedOn: "2026-01-01",
};
/** All that this centre has. */
export const approvals = [approval];
