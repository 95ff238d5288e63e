/** Those who ask, besides callers whom no operation but the public ones lets in. */
const selves = ["owner", "person", "evaluator", "replaced"] as const;
const companies = ["company", "companyMember", "otherCompany"] as const;
const centres = ["centre", "otherCentre", "endedCentre"] as const;
const jury = ["planned", "convened", "closed", "cancelled", "notSitting"] as const;
const oemm = ["oemmMember", "oemmManager"] as const;
/** The callers in a capacity of theirs, or as themselves. */
export const callers = [...selves, ...companies, ...centres, ...jury, ...oemm] as const;
/** A caller, see {@link callers}. */
export type Caller = (typeof callers)[number];

/** What an expectation is about: a file by VAE, a file in training, a session, or what its path names besides. */
export type Target = "vae" | "training" | "session" | "other";

/** What each caller is to be answered for an operation, as the rules say. */
export interface Expectation {
  operation: string;
  /** The rule, or the section of docs/rules.md, that says so. */
  rule: string;
  target: Target;
  /** Who is let in: what is then answered is for other rules to say. */
  may: readonly Caller[];
  /** Those to whom it doesn't exist; all others are forbidden. */
  absent: readonly Caller[];
  /** A body that the operation's schema takes. */
  body?: unknown;
  /** Without `If-Match`, which is looked at before what the handler narrows: the state of the file refuses. */
  bare?: true;
}

/** Section 1: who sees a file by VAE: a company is not concerned, juries of sessions that are planned or closed not either. */
const seeVae: readonly Caller[] = ["owner", "centre", "endedCentre", ...oemm];
/** Section 1, R-TRN-9: who sees a file in training, whose session is convened. */
const seeTraining: readonly Caller[] = [
  "owner",
  "company",
  "companyMember",
  "evaluator",
  "centre",
  "convened",
  ...oemm,
];
/** R-JURY-6: who sits on a session that was convened, also once it is over or cancelled. */
const sitting = ["convened", "closed", "cancelled"] as const;
/** R-DAY-8: of them, who is of the other side than the chair: the chair asks as the member of the closed session. */
const otherSide = ["convened", "cancelled"] as const;
/** R-JURY-6: who knows of a session: its members from the convocation on. */
const seeSession: readonly Caller[] = [...sitting, ...oemm];

const allBut = (seen: readonly Caller[]) => callers.filter((caller) => !seen.includes(caller));
const ofCompany = ["company", "companyMember"] as const;

type More = Pick<Expectation, "body" | "bare"> & { absent?: readonly Caller[] };

const vae = (operation: string, rule: string, may: readonly Caller[], more: More = {}): Expectation => ({
  operation,
  rule,
  target: "vae",
  may,
  ...more,
  absent: [...allBut(seeVae), ...(more.absent ?? [])],
});
const training = (operation: string, rule: string, may: readonly Caller[], more: More = {}): Expectation => ({
  operation,
  rule,
  target: "training",
  may,
  ...more,
  absent: [...allBut(seeTraining), ...(more.absent ?? [])],
});
const session = (operation: string, rule: string, may: readonly Caller[], more: More = {}): Expectation => ({
  operation,
  rule,
  target: "session",
  may,
  ...more,
  absent: [...allBut(seeSession), ...(more.absent ?? [])],
});
const role = (operation: string, rule: string, may: readonly Caller[], more: More = {}): Expectation => ({
  operation,
  rule,
  target: "other",
  may,
  absent: [],
  ...more,
});

/** Operations that all may use, with or without a token. */
export const publicOperations: readonly string[] = [
  "GET /{address}",
  "GET /certifications",
  "GET /certifications/{code}",
  "GET /certifications/{code}/versions",
  "GET /policy-series",
  "GET /certifications/{code}/approved-centres",
  "GET /imports/enrolments/template",
  "GET /imports/past/template",
  "GET /certificates/{number}",
  "GET /verify",
  "GET /verify/{number}",
  "GET /privacy",
  "GET /tutor-guide",
  "GET /docs",
  "GET /docs/problems/{code}",
  "GET /docs/rules/{rule}",
  "GET /docs/versions",
  "GET /docs/{page}",
  "GET /labels",
  "GET /openapi.json",
  "GET /asyncapi.json",
];

const civilStatus = {
  birthName: "Exemple",
  firstNames: "Autre",
  bornOn: "1990-05-17",
  birthPlace: { in: "france", commune: "Lyon 3e Arrondissement", inseeCode: "69383" },
  sex: "female",
};
const extraTime = { presentation: 7, interview: 3, motive: "document-seen" };
const address = "autre@candidats.example.org";
const interview = {
  heldOn: "2026-01-05",
  participants: [{ name: "Camille Exemple", function: "Conseillère" }],
  positioning: {},
  conclusion: "…",
  advisedPath: "vae",
};
const piece = (category: string) => ({
  category,
  title: "Pièce",
  domains: [],
  fileName: "piece.pdf",
  contentType: "application/pdf",
  size: 2000,
});
const described = { category: "cv", title: "Pièce", domains: [] };
const module = {
  code: "M1",
  title: "Module",
  domains: ["CRD-1"],
  hours: 40,
  centreId: "ctr_demo_lyon",
  startsOn: "2026-01-05",
  endsOn: "2026-01-06",
};
const plan = {
  date: "2027-02-02",
  startTime: "09:00",
  place: { kind: "on-site", address: "Paris" },
  memberIds: ["jur_demo_employeur_1", "jur_demo_employeur_2", "jur_demo_salarie_1", "jur_demo_salarie_2"],
  fileIds: [`file_${"0".repeat(26)}`],
};
const evaluators = [
  { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
  { role: "tutor", name: "Thomas Exemple", email: "tuteur@mutuelle.example.org" },
];
const proof = { code: "7K3M-9PQ2-XW4T", bornOn: "1990-05-17" };
const invited = { name: "Nadia Exemple", email: "nadia@mutuelle.example.org", role: "member" };

/** What the rules say of each operation. Files, sessions and parties are those of {@link Caller}'s world. */
export const expectations: readonly Expectation[] = [
  // The referential, centres, companies: OEMM's (section 1, R-CTR-1); a party reads its own.
  role("POST /certifications/versions", "R-REF-3", oemm),
  role("GET /certifications/{code}/history", "R-REF-3", oemm),
  role("POST /policy-series", "R-OEMM-2", oemm),
  role("GET /centres", "section 1", oemm),
  role("PUT /centres/{centreId}", "section 1", oemm),
  role("GET /centres/{centreId}", "R-CTR-3", ["centre", ...oemm], { absent: ["otherCentre", "endedCentre"] }),
  role("POST /centres/{centreId}/approvals", "R-CTR-1", oemm),
  role("POST /centres/{centreId}/merger", "R-PER-8", oemm),
  role("GET /centres/{centreId}/candidates-under-way", "R-CTR-3", oemm),
  role("GET /companies", "section 1", oemm),
  role("GET /persons", "R-PER-4", oemm),
  role("PUT /companies/{companyId}", "section 1", oemm),
  role("POST /companies/{companyId}/merger", "R-PER-8", oemm),
  role("GET /companies/{companyId}", "section 1", [...ofCompany, ...oemm], { absent: ["otherCompany"] }),

  // People: a party's managers and OEMM's give access; members of theirs only see who has it.
  role("GET /me", "R-PER-6", callers),
  // Which of the files, is tried where several are read.
  role("GET /files/whole", "section 1", callers),
  role("GET /changes", "R-CHG-1", callers),
  role("GET /me/trail", "R-RGPD-3", callers),
  role("POST /me/copies", "R-RGPD-1", callers),
  role("GET /me/copies/{copyId}", "R-RGPD-1", [], { absent: callers }),
  role("GET /me/rectifications", "R-RGPD-1", callers),
  // The task is of another kind.
  role("GET /me/rectifications/{taskId}", "R-RGPD-1", [], { absent: callers }),
  role("POST /me/rectifications", "R-RGPD-1", callers, { body: { wrong: "Mon téléphone." } }),
  role("GET /trails/{kind}/{id}", "R-RGPD-3", oemm),
  role("POST /me/invitations/{partyId}/acceptance", "R-PER-6", ofCompany, {
    absent: allBut(ofCompany),
  }),
  role("POST /me/invitations/{partyId}/refusal", "R-PER-6", ofCompany, { absent: allBut(ofCompany) }),
  role("POST /me/account", "R-PER-5", callers),
  role("POST /me/addresses", "R-PER-2", callers),
  role("POST /me/addresses/proof", "R-PER-5", callers),
  role("GET /parties/{partyId}/people", "R-PER-6", [...ofCompany, ...oemm], {
    absent: ["otherCompany", ...centres],
  }),
  role("POST /parties/{partyId}/people", "R-PER-6", ["company", "oemmManager"], {
    absent: ["otherCompany", ...centres],
    body: invited,
  }),
  role("GET /parties/{partyId}/people/{personId}", "R-PER-6", [...ofCompany, ...oemm], {
    absent: ["otherCompany", ...centres],
  }),
  role("PATCH /parties/{partyId}/people/{personId}", "R-PER-6", ["company", "oemmManager"], {
    absent: ["otherCompany", ...centres],
    body: { name: "Nadia" },
  }),
  // Of two persons who look the same.
  role("GET /tasks", "R-PER-4", oemm),
  role("GET /tasks/{taskId}", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/completion", "R-PER-4", oemm),
  role("GET /tasks/{taskId}/persons", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/difference", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/division", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/joining", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/separation", "R-PER-4", oemm),
  role("POST /tasks/{taskId}/grant", "R-PER-4", oemm),
  training("POST /files/{fileId}/account-move", "R-PER-5", oemm, {
    body: { email: address, motive: "mailbox-lost", identityCheck: "by-video" },
  }),
  // The task is of another kind.
  role("POST /tasks/{taskId}/posting", "R-OEMM-1", [], { absent: oemm, body: { postedOn: "2026-01-01" } }),
  role("POST /tasks/{taskId}/rectification", "R-RGPD-1", [], {
    absent: oemm,
    body: { outcome: "rectified", reason: "…" },
  }),
  role("POST /tasks/{taskId}/extra-time-refusal", "R-DAY-3", [], {
    absent: oemm,
    body: { because: "no-document" },
  }),
  training("POST /files/{fileId}/civil-status-correction", "R-PER-5", oemm, {
    body: { civilStatus, motive: "mistyped", evidenceId: `evd_${"0".repeat(26)}` },
  }),

  // Enrolling: a candidate by VAE, a company in training (R-VAE-1, R-TRN-1); who holds the code answers (R-PER-3).
  role("POST /files", "R-VAE-1", [...selves, ...oemm], {
    body: { path: "vae", certification: "CMI", candidate: { civilStatus, email: address } },
  }),
  // At a centre that is none, so that nothing is begun.
  role("POST /files", "R-TRN-1", oemm, {
    absent: companies,
    body: {
      path: "training",
      certification: "CRD",
      candidate: { civilStatus, email: address },
      centreId: "ctr_absent",
      status: "holds-the-job",
    },
  }),
  role("POST /imports/past", "R-OEMM-3", oemm),
  role("POST /imports/past/preview", "R-OEMM-3", oemm),
  role("POST /me/claims", "R-PER-5", callers, { body: { number: "CMI-2011-037", bornOn: "1970-05-17" } }),
  role("POST /imports/enrolments", "R-TRN-1", companies),
  role("POST /imports/enrolments/preview", "R-TRN-1", companies),
  role("GET /files", "section 1", [...selves, ...companies, ...centres, ...oemm]),
  role("POST /files/{fileId}/acceptance", "R-PER-3", callers, { body: proof }),
  role("POST /files/{fileId}/refusal", "R-PER-3", callers, { body: proof }),
  role("POST /files/{fileId}/evaluation-acceptance", "R-PER-6", callers),
  role("POST /files/{fileId}/evaluation-refusal", "R-PER-6", callers),
  training("POST /files/{fileId}/paper-acceptance", "R-PER-3", oemm, {
    body: { evidenceId: `evd_${"0".repeat(26)}` },
  }),
  training("PUT /files/{fileId}/enrolment", "R-TRN-1", ofCompany, {
    body: { candidate: { civilStatus, email: address }, centreId: "ctr_demo_lyon", status: "holds-the-job" },
  }),
  training("POST /files/{fileId}/registration", "R-TRN-1", [...ofCompany, ...oemm]),

  // A file and its course.
  vae("GET /files/{fileId}", "section 1", seeVae),
  training("GET /files/{fileId}", "section 1", seeTraining),
  vae("GET /files/{fileId}/grid", "R-REF-2", seeVae),
  training("GET /files/{fileId}/grid", "R-REF-2", seeTraining),
  vae("GET /files/{fileId}/history", "section 1", seeVae),
  training("GET /files/{fileId}/history", "section 1", ["owner", ...ofCompany, "centre", ...oemm]),
  vae("GET /files/{fileId}/readings", "R-RGPD-3", ["owner", ...oemm]),
  training("GET /files/{fileId}/readings", "R-RGPD-3", ["owner", ...oemm]),
  vae("GET /files/{fileId}/mails", "R-PER-2", ["owner", ...oemm]),
  training("GET /files/{fileId}/mails", "R-PER-2", ["owner", ...oemm]),
  vae("POST /files/{fileId}/mails/{mailId}/resend", "R-JURY-6", oemm),
  vae("PUT /files/{fileId}/contact", "R-PER-5", ["owner", ...oemm], { body: { email: address } }),
  training("PUT /files/{fileId}/contact", "R-PER-5", ["owner", ...oemm], { body: { email: address } }),
  vae("PUT /files/{fileId}/centre", "R-PER-8", ["owner", ...oemm], { body: { centreId: "ctr_demo_lyon" } }),
  training("PUT /files/{fileId}/centre", "R-PER-8", [...ofCompany, ...oemm], {
    body: { centreId: "ctr_demo_lyon" },
    bare: true,
  }),
  training("PUT /files/{fileId}/company", "R-PER-8", oemm, { body: { companyId: "cmp_demo_mutuelle" } }),
  vae("POST /files/{fileId}/submission", "R-VAE-8", ["owner", ...oemm]),
  training("POST /files/{fileId}/submission", "R-TRN-12", ofCompany, { bare: true }),
  vae("POST /files/{fileId}/withdrawal", "R-VAE-1", ["owner", ...oemm]),
  training("POST /files/{fileId}/withdrawal", "R-TRN-1", ["owner", ...ofCompany, ...oemm]),
  vae("POST /files/{fileId}/closing", "R-OEMM-1", oemm, { body: { motive: "…" } }),
  training("POST /files/{fileId}/closing", "R-OEMM-1", oemm, { body: { motive: "…" } }),
  vae("POST /files/{fileId}/resumption", "R-JURY-10", ["owner"]),
  training("POST /files/{fileId}/resumption", "R-JURY-10", ["owner", ...ofCompany]),
  vae("POST /files/{fileId}/reopening", "R-VAE-8", oemm, { body: { reason: "…" } }),
  training("POST /files/{fileId}/reopening", "R-VAE-8", oemm, { body: { reason: "…" } }),

  // Orientation and VAE: the centre's, and the candidate's words are theirs alone (R-VAE-5).
  vae("PUT /files/{fileId}/interview", "R-VAE-3", ["centre", "endedCentre"], { body: interview }),
  training("PUT /files/{fileId}/interview", "R-TRN-4", [...ofCompany, "centre"], { body: interview }),
  vae("PUT /files/{fileId}/experience", "R-VAE-3", ["centre", "endedCentre"], { body: { periods: [] } }),
  vae("POST /files/{fileId}/admissibility", "R-VAE-3", ["centre", "endedCentre"], {
    body: { decision: "admissible" },
  }),
  vae("PUT /files/{fileId}/accompaniment-agreement", "R-VAE-5", ["centre", "endedCentre"], {
    body: { nature: "…", meetings: [{ mode: "phone", duration: 30, subject: "…" }] },
  }),
  vae("POST /files/{fileId}/accompaniment-agreement/signature", "R-VAE-5", ["owner"]),
  vae("PUT /files/{fileId}/answers/{domainCode}", "R-VAE-5", ["owner"], {
    body: { experience: "…", examples: ["…"] },
  }),
  vae("PUT /files/{fileId}/positions", "R-VAE-6", ["owner"], { body: { positions: [] } }),

  // Training: the company's, the centre's assessments, the evaluators' words, the candidate's.
  training("PUT /files/{fileId}/individual-path", "R-TRN-6", ofCompany, { body: { modules: [module] } }),
  training("PUT /files/{fileId}/evaluators", "R-TRN-9", ofCompany, { body: { evaluators } }),
  training("PUT /files/{fileId}/modules/{moduleCode}/assessment", "R-TRN-8", ["centre"], {
    body: { assessedOn: "2026-01-06", domains: {}, comment: "…" },
  }),
  training("POST /files/{fileId}/progress-reviews", "R-TRN-9", ["evaluator"], {
    body: { heldOn: "2026-01-06", findings: "…", objectives: ["…"] },
    bare: true,
  }),
  training("PUT /files/{fileId}/activities", "R-TRN-10", ["owner"], { body: { text: "…" } }),
  training("PUT /files/{fileId}/opinion", "R-TRN-10", ["evaluator"], { body: { domains: {} }, bare: true }),

  // Evidence: the candidate's and the company's; forms and proofs are OEMM's (R-PER-3, R-PER-5).
  vae("POST /files/{fileId}/evidence", "R-VAE-6", ["owner", ...oemm], { body: piece("cv") }),
  training("POST /files/{fileId}/evidence", "R-TRN-1", ["owner", ...ofCompany], {
    body: piece("individual-path"),
  }),
  training("POST /files/{fileId}/evidence", "R-PER-3", oemm, { body: piece("signed-enrolment") }),
  vae("GET /files/{fileId}/evidence/{evidenceId}", "section 1", seeVae),
  training("GET /files/{fileId}/evidence/{evidenceId}", "section 1", [
    "owner",
    ...ofCompany,
    "centre",
    "convened",
    ...oemm,
  ]),
  vae("GET /files/{fileId}/evidence/{evidenceId}/content", "R-JURY-7", seeVae),
  training("GET /files/{fileId}/evidence/{evidenceId}/content", "R-JURY-7", [
    "owner",
    ...ofCompany,
    "centre",
    "convened",
    ...oemm,
  ]),
  vae("PUT /files/{fileId}/evidence/{evidenceId}", "R-VAE-7", ["owner"], { body: described }),
  training("PUT /files/{fileId}/evidence/{evidenceId}", "R-TRN-1", ["owner", ...ofCompany], {
    body: described,
  }),
  vae("DELETE /files/{fileId}/evidence/{evidenceId}", "R-VAE-6", ["owner"]),
  training("DELETE /files/{fileId}/evidence/{evidenceId}", "R-TRN-1", ["owner", ...ofCompany]),
  vae("POST /files/{fileId}/evidence/{evidenceId}/upload-form", "R-VAE-6", ["owner"]),
  training("POST /files/{fileId}/evidence/{evidenceId}/upload-form", "R-TRN-1", ["owner", ...ofCompany]),

  // What a jury decided, and what is printed. The centre whose approval ended has a file that no jury has heard.
  vae("GET /files/{fileId}/decision-sheets/{sheetId}", "R-JURY-12", ["owner", "centre", ...oemm], {
    absent: ["endedCentre"],
  }),
  vae("GET /files/{fileId}/documents", "R-JURY-12", seeVae),
  training("GET /files/{fileId}/documents", "R-JURY-7", [
    "owner",
    ...ofCompany,
    "centre",
    "convened",
    ...oemm,
  ]),
  vae("GET /files/{fileId}/documents/{kind}/{reference}/content", "R-JURY-12", ["owner", "centre", ...oemm], {
    absent: ["endedCentre"],
  }),
  training(
    "GET /files/{fileId}/documents/{kind}/{reference}/content",
    "R-JURY-7",
    ["owner", "convened", ...oemm],
    { absent: [...ofCompany, "centre"] },
  ),

  // Juries.
  role("GET /certifications/{code}/waiting-list", "R-JURY-1", oemm),
  role("GET /waiting-lists", "R-JURY-1", oemm),
  role("GET /jury-members", "R-JURY-2", oemm),
  role("GET /jury-members/{memberId}", "R-JURY-2", oemm),
  role("PUT /jury-members/{memberId}", "R-JURY-2", oemm),
  role("GET /sessions", "R-JURY-6", [...jury, ...oemm]),
  role("POST /sessions", "R-JURY-1", oemm),
  role("POST /sessions/proposal", "R-JURY-1", oemm),
  session("GET /sessions/{sessionId}", "R-JURY-6", seeSession),
  session("PUT /sessions/{sessionId}", "R-JURY-1", oemm, { body: plan }),
  session("POST /sessions/{sessionId}/convocation", "R-JURY-6", oemm, { body: {} }),
  session("POST /sessions/{sessionId}/cancellation", "R-JURY-6", oemm),
  session("POST /sessions/{sessionId}/opening", "R-JURY-3", seeSession, {
    body: { chair: "jur_demo_employeur_1", present: ["jur_demo_employeur_1"] },
  }),
  session("PUT /sessions/{sessionId}/attendance", "R-DAY-2", seeSession, { body: { present: [] } }),
  session("PUT /sessions/{sessionId}/chair", "R-DAY-2", seeSession, {
    body: { chair: "jur_demo_employeur_1" },
  }),
  session("POST /sessions/{sessionId}/adjournment", "R-DAY-2", seeSession, { body: {} }),
  session("GET /sessions/{sessionId}/members/{memberId}/replacements", "R-DAY-11", oemm),
  session("POST /sessions/{sessionId}/stepping-back", "R-DAY-11", sitting, {
    body: { because: "unavailable" },
  }),
  vae("GET /files/{fileId}/appearance", "R-JURY-6", ["owner"]),
  training("GET /files/{fileId}/appearance", "R-JURY-6", ["owner"]),
  vae("POST /files/{fileId}/absence-request", "R-DAY-11", ["owner"], { body: { motive: "…" } }),
  training("POST /files/{fileId}/absence-request", "R-DAY-11", ["owner"], { body: { motive: "…" } }),
  session("POST /sessions/{sessionId}/slots/{fileId}/absence-answer", "R-DAY-11", oemm, {
    body: { answer: "keep" },
  }),
  session("POST /sessions/{sessionId}/slots/{fileId}/absence-correction", "R-DAY-2", oemm, {
    body: { becomes: "excused", motive: "…" },
  }),
  session("GET /sessions/{sessionId}/slots/{fileId}/correction", "R-DAY-8", seeSession),
  session("POST /sessions/{sessionId}/slots/{fileId}/correction", "R-DAY-8", sitting, {
    body: { outcome: { kind: "absent" }, explanation: "…" },
  }),
  // The chair corrects; who countersigns is of the other side.
  session("POST /sessions/{sessionId}/slots/{fileId}/correction/countersignature", "R-DAY-8", otherSide, {
    body: { correctionId: "sheet_01JZZZZZZZZZZZZZZZZZZZZZZZ" },
  }),
  session("POST /sessions/{sessionId}/slots/{fileId}/correction/reopening", "R-DAY-8", oemm, {
    body: { motive: "…" },
  }),
  session("POST /sessions/{sessionId}/slots/{fileId}/move", "R-DAY-3", seeSession, {
    body: { start: "14:00" },
  }),
  vae("PUT /files/{fileId}/extra-time", "R-DAY-3", oemm, { body: extraTime }),
  training("PUT /files/{fileId}/extra-time", "R-DAY-3", oemm, { body: extraTime }),
  vae("GET /files/{fileId}/extra-time", "R-DAY-3", [...oemm, "owner"]),
  training("GET /files/{fileId}/extra-time", "R-DAY-3", [...oemm, "owner"]),
  vae("POST /files/{fileId}/extra-time-request", "R-DAY-3", ["owner"], { body: { motive: "document-seen" } }),
  training("POST /files/{fileId}/extra-time-request", "R-DAY-3", ["owner"], {
    body: { motive: "document-seen" },
  }),
  session("POST /sessions/{sessionId}/closing", "R-JURY-9", seeSession),
  session("PUT /sessions/{sessionId}/slots/{fileId}/examined", "R-JURY-7", sitting),
  session("PUT /sessions/{sessionId}/slots/{fileId}/outcome", "R-JURY-8", sitting, {
    body: { kind: "absent" },
  }),
  session("POST /sessions/{sessionId}/slots/{fileId}/signature", "R-JURY-12", sitting),
  session("GET /sessions/{sessionId}/mails", "R-JURY-6", oemm),
  session("POST /sessions/{sessionId}/mails/{mailId}/resend", "R-JURY-6", oemm),
  session("GET /sessions/{sessionId}/documents", "R-JURY-7", seeSession),
  session("GET /sessions/{sessionId}/signed-attendance", "R-DAY-6", seeSession),
  session("POST /sessions/{sessionId}/signed-attendance", "R-DAY-6", seeSession, {
    body: { fileName: "feuille.pdf" },
  }),
  session(
    "GET /sessions/{sessionId}/documents/{kind}/{reference}/content",
    "R-JURY-7",
    ["convened", ...oemm],
    {
      absent: ["closed", "cancelled"],
    },
  ),

  // OEMM's follow-up; a company and a centre have their own deadlines and reminders.
  role("GET /certificates", "R-JURY-13", oemm),
  role("POST /certificates/{number}/withdrawal", "R-DAY-9", oemm, {
    body: { because: "fraud", motive: "…" },
  }),
  role("POST /certificates/{number}/restoration", "R-DAY-9", oemm, { body: { motive: "…" } }),
  role("GET /blocked-addresses", "R-JURY-6", oemm),
  role("POST /blocked-addresses/lifting", "R-JURY-6", oemm),
  role("POST /exports", "section 1", oemm),
  role("GET /exports", "section 1", oemm),
  role("GET /exports/{exportId}", "section 1", oemm),
  role("GET /deadline-runs", "R-DATE-2", oemm),
  role("GET /deadline-runs/{runId}", "R-DATE-2", oemm),
  role("GET /deadlines", "R-DATE-3", [...companies, ...centres, ...oemm]),
  role("GET /me/reminders", "R-DATE-2", [...companies, ...centres, ...oemm]),
  role("PUT /me/reminders", "R-DATE-2", [...companies, ...centres, ...oemm]),
];
