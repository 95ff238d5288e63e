/*
 * Acts that pages offer, by the operation that each asks for: those that are pressed, at least, while others change the same. They are
 * pressed of each page that opens to a role, its own or not.
 */

/** Of one's account. */
export const ofOneself = [
  "POST /me/account",
  "POST /me/addresses",
  "POST /me/claims",
  "POST /me/copies",
  "POST /me/rectifications",
];
/** Of any file. */
export const ofAnyFile = [
  "POST /files/{fileId}/acceptance",
  "POST /files/{fileId}/refusal",
  "PUT /files/{fileId}/contact",
  "PUT /files/{fileId}/interview",
];
/** Of a file in training. */
export const ofTrainingFile = [
  "DELETE /files/{fileId}/evidence/{evidenceId}",
  "POST /files/{fileId}/withdrawal",
  "PUT /files/{fileId}/activities",
  "PUT /files/{fileId}/enrolment",
  "PUT /files/{fileId}/evidence/{evidenceId}",
  "PUT /files/{fileId}/individual-path",
  "PUT /files/{fileId}/modules/{moduleCode}/assessment",
  "PUT /files/{fileId}/opinion",
];
