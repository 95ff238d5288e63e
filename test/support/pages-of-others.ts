/** Pages of OEMM that no other role has. */
export const ofOemm = [
  "/blocked-addresses",
  "/centres",
  "/centres/$centreId",
  "/certificates",
  "/certifications",
  "/certifications/$code",
  "/companies",
  "/companies/$companyId",
  "/deadline-runs",
  "/exports",
  "/files",
  "/jury-members",
  "/past",
  "/policy-series",
  "/tasks",
  "/tasks/$taskId",
  "/team",
  "/trails/$kind/$id",
  "/waiting-lists/$code",
];
/** Pages of who acts for an organisation. */
export const ofOrganisations = ["/deadlines", "/organisation"];
/** Its page of who acts for none: it says so, and how one acts for one's own. */
export const refusedToOneself = ["/account/reminders"];
/** Pages of companies that enrol their employees. */
export const ofCompanies = ["/enrolments/import", "/enrolments/new"];
/** Pages of juries. */
export const ofJuries = [
  "/sessions",
  "/sessions/$sessionId",
  "/sessions/$sessionId/slots/$fileId",
  "/sessions/$sessionId/slots/$fileId/correction",
];
/** Pages of a file in training, which a file by VAE has not. */
export const ofTraining = [
  "/files/$fileId/enrolment",
  "/files/$fileId/modules/$moduleCode",
  "/files/$fileId/opinion",
  "/files/$fileId/path",
];
