import { pathLabels } from "../domain/enrolment/file.ts";
import { fileStates } from "../domain/enrolment/file-states.ts";
import type { ExportJob } from "../domain/exports/export-job.ts";
import { type ExportRequest, expiryPeriod, monthsBetween } from "../domain/exports/export-request.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { type CertificationCode, certificationCode } from "../domain/referential/certification.ts";
import { type CivilDate, dateInParis } from "../domain/time/civil-date.ts";
import { trainingFileMachine } from "../domain/training/file-machine.ts";
import { vaeFileMachine } from "../domain/vae/file-machine.ts";
import { listCertificates } from "../store/certificates.ts";
import { listExpiries } from "../store/expiries.ts";
import { listFiles } from "../store/files.ts";
import {
  type ExportColumn,
  type ExportedList,
  type ExportPartition,
  exportPageSize,
} from "./exported-list.ts";
import { sessionResultColumns, sessionResults } from "./session-results.ts";

type AskFor<List extends ExportRequest["list"]> = Extract<ExportRequest, { list: List }>;

/** The list that an export reads, from its request. */
export function exportedList(job: Pick<ExportJob, "request" | "requestedAt">): ExportedList {
  const { request } = job;
  switch (request.list) {
    case "enrolments":
      return { columns: fileColumns, partitions: enrolments(request) };
    case "waiting-list":
      return { columns: fileColumns, partitions: waitingList(request) };
    case "session-results":
      return {
        columns: sessionResultColumns,
        partitions: certificationsOf(request).map((code) => sessionResults(code, request)),
      };
    case "certificates":
      return { columns: certificateColumns, partitions: certificates(request) };
    case "expiring-validations":
      return { columns: expiryColumns, partitions: expiries(request, dateInParis(job.requestedAt)) };
  }
}

function certificationsOf(request: { certification?: CertificationCode | undefined }): CertificationCode[] {
  return request.certification === undefined ? [...certificationCode.options] : [request.certification];
}

function within(
  day: CivilDate | undefined,
  { from, until }: { from?: CivilDate | undefined; until?: CivilDate | undefined },
) {
  if (from === undefined && until === undefined) return true;
  return day !== undefined && (from === undefined || day >= from) && (until === undefined || day <= until);
}

const fileColumns: readonly ExportColumn[] = [
  { key: "id", header: "Dossier" },
  { key: "certification", header: "Certification" },
  { key: "path", header: "Parcours", words: pathLabels },
  {
    key: "state",
    header: "État",
    // The two paths name a few states a little apart.
    words: ({ path }) => (path === "vae" ? vaeFileMachine.states : trainingFileMachine.states),
  },
  { key: "candidateName", header: "Candidat" },
  { key: "companyId", header: "Entreprise" },
  { key: "centreId", header: "Centre" },
  { key: "enrolledOn", header: "Inscrit le" },
  { key: "submittedOn", header: "Transmis le" },
];

/** Files in a state of a certification, oldest first. */
function filesIn(
  certification: CertificationCode,
  state: (typeof fileStates)[number],
  keep: (row: { path: string; enrolledOn?: CivilDate | undefined }) => boolean,
): ExportPartition {
  return async (cursor) => {
    const page = await listFiles({ of: "certification", certification, state }, exportPageSize, cursor);
    return {
      entries: page.entries.filter(keep).map(({ submittedAt, ...file }) => ({
        ...file,
        submittedOn: submittedAt === undefined ? undefined : dateInParis(submittedAt),
      })),
      next: page.next,
    };
  };
}

function enrolments(request: AskFor<"enrolments">): ExportPartition[] {
  const states = fileStates.filter((state) => request.state === undefined || state === request.state);
  return certificationsOf(request).flatMap((certification) =>
    states.map((state) =>
      filesIn(
        certification,
        state,
        (file) =>
          (request.path === undefined || file.path === request.path) && within(file.enrolledOn, request),
      ),
    ),
  );
}

function waitingList(request: AskFor<"waiting-list">): ExportPartition[] {
  return certificationsOf(request).map((certification) => filesIn(certification, "submitted", () => true));
}

const certificateColumns: readonly ExportColumn[] = [
  { key: "number", header: "Numéro" },
  { key: "certification", header: "Certification" },
  { key: "holderName", header: "Titulaire" },
  { key: "decidedOn", header: "Décision du" },
  { key: "withdrawnOn", header: "Retiré le" },
  { key: "fileId", header: "Dossier" },
];

function certificates(request: AskFor<"certificates">): ExportPartition[] {
  return certificationsOf(request).map((certification) => async (cursor) => {
    const page = await listCertificates(certification, exportPageSize, cursor);
    return {
      entries: page.entries
        .filter(({ decidedOn }) => within(decidedOn, request))
        .map(({ withdrawnAt, ...certificate }) => ({
          ...certificate,
          withdrawnOn: withdrawnAt === undefined ? undefined : dateInParis(withdrawnAt),
        })),
      next: page.next,
    };
  });
}

const expiryColumns: readonly ExportColumn[] = [
  { key: "validUntil", header: "Dernier jour de validité" },
  { key: "certification", header: "Certification" },
  { key: "candidateName", header: "Candidat" },
  { key: "email", header: "Adresse électronique" },
  { key: "domains", header: "Domaines" },
  { key: "decidedOn", header: "Décision du" },
  { key: "fileId", header: "Dossier" },
];

function expiries(request: AskFor<"expiring-validations">, today: CivilDate): ExportPartition[] {
  const period = expiryPeriod(request, guidePolicy.exports, today);
  return monthsBetween(period.from, period.until).map((month) => async (cursor) => {
    const page = await listExpiries(month, request.certification, exportPageSize, cursor);
    return {
      entries: page.entries
        .filter(({ validUntil }) => within(validUntil, period))
        .map(({ domains, ...expiry }) => ({ ...expiry, domains: domains.join(", ") })),
      next: page.next,
    };
  });
}
