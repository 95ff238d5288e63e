import type { Path } from "../enrolment/file.ts";
import { personRoles, type Role } from "./actor.ts";
import type { FileRelation, SessionRelation } from "./relations.ts";

/**
 * Who may use an operation: all callers, people of some roles, or people in some relation to what the path names; `path`
 * where it is for the files of one path only.
 */
export type Access =
  | { public: true }
  | { roles: readonly Role[] }
  | { file: readonly FileRelation[]; path?: Path }
  | { session: readonly SessionRelation[] };

/**
 * Who may use each operation of the API: what routes authorise by. In which state of a file or a session it does something
 * is its machine's to say; which fields a relation reads, `restrictedFields`'s.
 */
export const permissions = {
  // The referential: published to all, loaded by OEMM (R-REF-3).
  "GET /certifications": { public: true },
  "POST /certifications/versions": { roles: ["oemm"] },
  "GET /certifications/{code}": { public: true },
  "GET /certifications/{code}/history": { roles: ["oemm"] },
  // The branch's dated series (R-OEMM-2).
  "GET /policy-series": { public: true },
  "POST /policy-series": { roles: ["oemm"] },
  "GET /certifications/{code}/versions": { public: true },

  // Centres: the approved ones are published (R-CTR-1, R-CTR-3).
  "GET /centres": { roles: ["oemm"] },
  "GET /centres/{centreId}": { roles: ["oemm", "centre"] },
  "PUT /centres/{centreId}": { roles: ["oemm"] },
  "POST /centres/{centreId}/merger": { roles: ["oemm"] },
  "POST /centres/{centreId}/approvals": { roles: ["oemm"] },
  "GET /centres/{centreId}/candidates-under-way": { roles: ["oemm"] },
  "GET /certifications/{code}/approved-centres": { public: true },

  // Companies.
  "GET /companies": { roles: ["oemm"] },
  "GET /companies/{companyId}": { roles: ["oemm", "company"] },
  "PUT /companies/{companyId}": { roles: ["oemm"] },
  "POST /companies/{companyId}/merger": { roles: ["oemm"] },

  // People and what they may act as (R-PER-1 to R-PER-6); a party's own people, in the handler.
  "POST /files/{fileId}/account-move": { file: ["oemm"] },
  "POST /files/{fileId}/civil-status-correction": { file: ["oemm"] },
  "POST /me/account": { roles: personRoles },
  "POST /me/addresses": { roles: personRoles },
  "POST /me/addresses/proof": { roles: personRoles },
  "POST /me/invitations/{partyId}/acceptance": { roles: personRoles },
  "POST /me/invitations/{partyId}/refusal": { roles: personRoles },
  "POST /parties/{partyId}/people": { roles: ["oemm", "company", "centre"] },
  "GET /parties/{partyId}/people": { roles: ["oemm", "company", "centre"] },
  "PATCH /parties/{partyId}/people/{personId}": { roles: ["oemm", "company", "centre"] },
  "POST /tasks/{taskId}/difference": { roles: ["oemm"] },
  "POST /tasks/{taskId}/division": { roles: ["oemm"] },
  "POST /tasks/{taskId}/joining": { roles: ["oemm"] },
  "GET /tasks/{taskId}/persons": { roles: ["oemm"] },
  "POST /tasks/{taskId}/separation": { roles: ["oemm"] },

  // Files (R-VAE-1, R-TRN-1, R-PER-5).
  "GET /files": { roles: ["candidate", "company", "centre", "oemm"] },
  "POST /files": { roles: ["candidate", "company", "oemm"] },
  "GET /files/{fileId}": {
    file: ["owner", "company", "evaluator", "chosen-centre", "oemm", "sitting-member"],
  },
  "PUT /files/{fileId}/centre": { file: ["owner", "company", "oemm"] },
  "PUT /files/{fileId}/company": { file: ["oemm"] },
  "PUT /files/{fileId}/contact": { file: ["owner", "oemm"] },
  "PUT /files/{fileId}/extra-time": { file: ["oemm"] },
  "GET /files/{fileId}/grid": {
    file: ["owner", "company", "evaluator", "chosen-centre", "oemm", "sitting-member"],
  },
  "GET /files/{fileId}/history": { file: ["owner", "company", "chosen-centre", "oemm"] },
  "GET /files/{fileId}/mails": { file: ["owner", "oemm"] },
  "GET /files/{fileId}/readings": { file: ["owner", "oemm"] },
  "POST /files/{fileId}/reopening": { file: ["oemm"] },
  "POST /files/{fileId}/resumption": { file: ["owner", "company"] },
  "POST /files/{fileId}/submission": { file: ["owner", "company", "oemm"] },
  "POST /files/{fileId}/withdrawal": { file: ["owner", "company", "oemm"] },
  "POST /files/{fileId}/closing": { file: ["oemm"] },

  // What is held about oneself (R-RGPD-1).
  "POST /me/copies": { roles: personRoles },
  "GET /me/copies/{copyId}": { roles: personRoles },
  "GET /me/rectifications": { roles: personRoles },
  "POST /me/rectifications": { roles: personRoles },
  "POST /tasks/{taskId}/rectification": { roles: ["oemm"] },

  // Trails (R-RGPD-3).
  "GET /me/trail": { roles: personRoles },
  "GET /trails/{kind}/{id}": { roles: ["oemm"] },

  // Orientation and admissibility (R-VAE-3, R-TRN-4).
  "POST /files/{fileId}/admissibility": { file: ["chosen-centre"], path: "vae" },
  "PUT /files/{fileId}/experience": { file: ["chosen-centre"], path: "vae" },
  "PUT /files/{fileId}/interview": { file: ["chosen-centre", "company"] },

  // The VAE booklet (R-VAE-5 to R-VAE-7).
  "PUT /files/{fileId}/accompaniment-agreement": { file: ["chosen-centre"], path: "vae" },
  "POST /files/{fileId}/accompaniment-agreement/signature": { file: ["owner"], path: "vae" },
  "PUT /files/{fileId}/answers/{domainCode}": { file: ["owner"], path: "vae" },
  "PUT /files/{fileId}/positions": { file: ["owner"], path: "vae" },

  // Training (R-TRN-1 to R-TRN-12); an employee answers by the code that they were sent (R-PER-3).
  "POST /files/{fileId}/acceptance": { roles: personRoles },
  "POST /files/{fileId}/evaluation-acceptance": { roles: personRoles },
  "POST /files/{fileId}/evaluation-refusal": { roles: personRoles },
  "PUT /files/{fileId}/activities": { file: ["owner"], path: "training" },
  "PUT /files/{fileId}/enrolment": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/evaluators": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/individual-path": { file: ["company"], path: "training" },
  "PUT /files/{fileId}/modules/{moduleCode}/assessment": { file: ["chosen-centre"], path: "training" },
  "PUT /files/{fileId}/opinion": { file: ["evaluator", "company"], path: "training" },
  "POST /files/{fileId}/paper-acceptance": { file: ["oemm"], path: "training" },
  "POST /files/{fileId}/progress-reviews": { file: ["evaluator", "company"], path: "training" },
  "POST /files/{fileId}/refusal": { roles: personRoles },
  "POST /files/{fileId}/registration": { file: ["company", "oemm"], path: "training" },
  "POST /imports/enrolments": { roles: ["company"] },
  "POST /imports/enrolments/preview": { roles: ["company"] },
  "GET /imports/enrolments/template": { public: true },

  // Evidence; what a category is for narrows further, in the handler (R-VAE-6, R-PER-3).
  "POST /files/{fileId}/evidence": { file: ["owner", "company", "oemm"] },
  "GET /files/{fileId}/evidence/{evidenceId}": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "PUT /files/{fileId}/evidence/{evidenceId}": { file: ["owner", "company"] },
  "DELETE /files/{fileId}/evidence/{evidenceId}": { file: ["owner", "company", "oemm"] },
  "GET /files/{fileId}/evidence/{evidenceId}/content": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "POST /files/{fileId}/evidence/{evidenceId}/upload-form": { file: ["owner", "company", "oemm"] },

  // Juries (R-JURY-1 to R-JURY-12).
  "GET /certifications/{code}/waiting-list": { roles: ["oemm"] },
  "GET /files/{fileId}/decision-sheets/{sheetId}": {
    file: ["owner", "chosen-centre", "oemm", "sitting-member"],
  },
  "POST /files/{fileId}/absence-request": { file: ["owner"] },
  "GET /jury-members": { roles: ["oemm"] },
  "PUT /jury-members/{memberId}": { roles: ["oemm"] },
  "GET /sessions": { roles: ["oemm", "jury-member"] },
  "POST /sessions": { roles: ["oemm"] },
  "POST /sessions/proposal": { roles: ["oemm"] },
  "GET /sessions/{sessionId}": { session: ["oemm", "sitting-member"] },
  "PUT /sessions/{sessionId}": { session: ["oemm"] },
  "POST /sessions/{sessionId}/adjournment": { session: ["oemm", "sitting-member"] },
  "PUT /sessions/{sessionId}/attendance": { session: ["oemm", "sitting-member"] },
  "PUT /sessions/{sessionId}/chair": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/cancellation": { session: ["oemm"] },
  "POST /sessions/{sessionId}/closing": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/convocation": { session: ["oemm"] },
  "GET /sessions/{sessionId}/mails": { session: ["oemm"] },
  "POST /sessions/{sessionId}/opening": { session: ["oemm", "sitting-member"] },
  "GET /sessions/{sessionId}/members/{memberId}/replacements": { session: ["oemm"] },
  "GET /sessions/{sessionId}/signed-attendance": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/signed-attendance": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/absence-answer": { session: ["oemm"] },
  "POST /sessions/{sessionId}/slots/{fileId}/absence-correction": { session: ["oemm"] },
  "GET /sessions/{sessionId}/slots/{fileId}/correction": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/correction": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/correction/countersignature": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/correction/reopening": { session: ["oemm"] },
  "POST /sessions/{sessionId}/slots/{fileId}/move": { session: ["oemm", "sitting-member"] },
  "POST /sessions/{sessionId}/stepping-back": { session: ["sitting-member"] },
  "PUT /sessions/{sessionId}/slots/{fileId}/examined": { session: ["sitting-member"] },
  "PUT /sessions/{sessionId}/slots/{fileId}/outcome": { session: ["sitting-member"] },
  "POST /sessions/{sessionId}/slots/{fileId}/signature": { session: ["sitting-member"] },

  // Certificates, verified by all (R-JURY-13, R-PER-4).
  "GET /certificates": { roles: ["oemm"] },
  "GET /certificates/{number}": { public: true },
  "POST /certificates/{number}/restoration": { roles: ["oemm"] },
  "POST /certificates/{number}/withdrawal": { roles: ["oemm"] },
  "POST /tasks/{taskId}/grant": { roles: ["oemm"] },
  // What was granted before the system (R-OEMM-3, R-PER-5).
  "GET /imports/past/template": { public: true },
  "POST /imports/past": { roles: ["oemm"] },
  "POST /imports/past/preview": { roles: ["oemm"] },
  "POST /me/claims": { roles: personRoles },
  "GET /verify": { public: true },
  "GET /verify/{number}": { public: true },

  // Mails and what OEMM has to do about them (R-JURY-6).
  "GET /blocked-addresses": { roles: ["oemm"] },
  "POST /blocked-addresses/lifting": { roles: ["oemm"] },
  "POST /files/{fileId}/mails/{mailId}/resend": { file: ["oemm"] },
  "POST /sessions/{sessionId}/mails/{mailId}/resend": { session: ["oemm"] },
  "GET /tasks": { roles: ["oemm"] },
  "POST /tasks/{taskId}/completion": { roles: ["oemm"] },
  "POST /tasks/{taskId}/posting": { roles: ["oemm"] },

  // Printed documents; which of them, in `document/readers.ts` (R-JURY-7, R-JURY-12).
  "GET /files/{fileId}/documents": { file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"] },
  "GET /files/{fileId}/documents/{kind}/{reference}/content": {
    file: ["owner", "company", "chosen-centre", "oemm", "sitting-member"],
  },
  "GET /sessions/{sessionId}/documents": { session: ["oemm", "sitting-member"] },
  "GET /sessions/{sessionId}/documents/{kind}/{reference}/content": { session: ["oemm", "sitting-member"] },

  // Exports.
  "POST /exports": { roles: ["oemm"] },
  "GET /exports/{exportId}": { roles: ["oemm"] },

  // Deadlines and reminders (R-DATE-2, R-DATE-3).
  "GET /deadline-runs": { roles: ["oemm"] },
  "GET /deadline-runs/{runId}": { roles: ["oemm"] },
  "GET /deadlines": { roles: ["oemm", "company", "centre"] },
  "PUT /me/reminders": { roles: ["oemm", "company", "centre"] },
  "GET /me/reminders": { roles: ["oemm", "company", "centre"] },

  // The service itself.
  "GET /docs": { public: true },
  "GET /docs/{page}": { public: true },
  "GET /me": { roles: personRoles },
  "GET /openapi.json": { public: true },
  "GET /privacy": { public: true },
  "GET /tutor-guide": { public: true },
  "ANY /{proxy+}": { public: true },
} as const satisfies Readonly<Record<`${string} /${string}`, Access>>;

/** The permissions, by operation, see {@link permissions}. */
export type Permissions = typeof permissions;
