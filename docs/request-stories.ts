/** A request of a story: an operation of the description, with the example of its body. */
export interface StoryRequest {
  /** Its identifier in the description: `enrol`. */
  operation: string;
  /** Which of its examples, where it has several. */
  example?: string;
  /** What this story says otherwise in the body: what depends on the day, or on the story. */
  says?: Readonly<Record<string, unknown>>;
  /** Values of the path, and of the query; `{{name}}` stands for what was kept before. */
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  /** Whose token it bears: that of the story unless told; none for visitors. */
  by?: string;
  /** In which capacity, for that of another than the story's. */
  actingAs?: string;
  /** The tag that it demands, as it was kept. */
  ifMatch?: string;
  /** What is kept of the answer, by name, as an expression over `response`. */
  keeps?: Readonly<Record<string, string>>;
}

/** What one role does, in order; on a machine where `npm run demo` was run. */
export interface RequestStory {
  /** In French, for who reads the file. */
  title: string;
  /** Those who sign in, by the name of their token: what the local server is asked for it with. */
  signIn?: Readonly<Record<string, string>>;
  /** The name of the token, and the capacity, of requests that say nothing else. */
  by?: string;
  actingAs?: string;
  requests: readonly StoryRequest[];
}

const camille = "email=camille.morel@example.org&given_name=Camille&family_name=Morel";
const keepsFile = { fileId: "response.body.id" };
const keepsTag = { etag: 'response.headers.valueOf("ETag")' };
const ofFile = { path: { fileId: "{{fileId}}" } };
const follows: StoryRequest = {
  operation: "readChanges",
  query: { limit: "10" },
  keeps: { after: "response.body.next" },
};
const followsOn: StoryRequest = { operation: "readChanges", query: { after: "{{after}}" } };

/** A story for each role, by the name of its file. */
export const requestStories: Readonly<Record<string, RequestStory>> = {
  visitor: {
    title: "Un visiteur : les certifications, leurs centres, les mots de l’API",
    requests: [
      { operation: "listCertifications" },
      { operation: "readCertification", path: { code: "CMI" } },
      { operation: "listApprovedCentres", path: { code: "CMI" } },
      { operation: "readBranchSeries" },
      { operation: "readLabels" },
      { operation: "readVersionPolicy" },
    ],
  },
  candidate: {
    title: "Une candidate : s’inscrire par la VAE, annoncer une pièce, suivre son dossier, y renoncer",
    signIn: { candidate: camille },
    by: "candidate",
    requests: [
      { operation: "whoAmI" },
      { operation: "enrol", example: "vae", keeps: keepsFile },
      { operation: "readFile", ...ofFile, keeps: keepsTag },
      { operation: "requestEvidenceUpload", ...ofFile, keeps: { evidenceId: "response.body.evidence.id" } },
      { operation: "readEvidence", path: { fileId: "{{fileId}}", evidenceId: "{{evidenceId}}" } },
      { operation: "listFiles" },
      { operation: "readFileHistory", ...ofFile },
      follows,
      followsOn,
      { operation: "withdrawFile", ...ofFile },
    ],
  },
  company: {
    title: "Une entreprise : inscrire un salarié, préparer son dossier, inviter une collègue",
    signIn: { company: "account=mutuelle" },
    by: "company",
    actingAs: "cmp_demo_mutuelle",
    requests: [
      { operation: "whoAmI" },
      { operation: "readCompany", path: { companyId: "cmp_demo_mutuelle" } },
      { operation: "enrol", example: "training", keeps: keepsFile },
      { operation: "readFile", ...ofFile, keeps: keepsTag },
      { operation: "listFiles", query: { path: "training", sort: "-updated", count: "true" } },
      { operation: "invitePerson", path: { partyId: "cmp_demo_mutuelle" }, says: { role: "member" } },
      { operation: "listPeople", path: { partyId: "cmp_demo_mutuelle" } },
      follows,
      followsOn,
      { operation: "withdrawFile", ...ofFile },
    ],
  },
  centre: {
    title: "Un centre : suivre les dossiers qui l’ont choisi, enregistrer un entretien, se tenir à jour",
    signIn: { centre: "account=centre-lyon", candidate: camille },
    by: "centre",
    actingAs: "ctr_demo_lyon",
    requests: [
      { operation: "whoAmI" },
      { operation: "readCentre", path: { centreId: "ctr_demo_lyon" } },
      { operation: "enrol", example: "vae", by: "candidate", keeps: keepsFile },
      {
        operation: "listFiles",
        query: { path: "vae", certification: "CMI,CRD", sort: "-updated", count: "true" },
        // The day that it is there.
        keeps: { today: "response.body.items[0].updatedAt.slice(0, 10)" },
      },
      { operation: "readFile", ...ofFile, keeps: keepsTag },
      {
        operation: "recordInterview",
        ...ofFile,
        ifMatch: "{{etag}}",
        says: {
          heldOn: "{{today}}",
          positioning: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [`CMI-${number}`, "fully"])),
        },
      },
      { operation: "readFileHistory", ...ofFile },
      { operation: "listDeadlines" },
      follows,
      followsOn,
      { operation: "withdrawFile", ...ofFile, by: "candidate" },
    ],
  },
  "jury-member": {
    title: "Un membre de jury : les jurys où il siège",
    signIn: { member: "account=employeur-1" },
    by: "member",
    actingAs: "jur_demo_employeur_1",
    requests: [{ operation: "whoAmI" }, { operation: "listSessions" }, follows, followsOn],
  },
  evaluator: {
    title: "Une évaluatrice : les dossiers qu’elle évalue",
    signIn: { evaluator: "account=responsable" },
    by: "evaluator",
    requests: [{ operation: "whoAmI" }, { operation: "listFiles", query: { as: "evaluator" } }],
  },
  oemm: {
    title: "L’OEMM : ce qui est à faire, les dossiers, les personnes, une liste exportée",
    signIn: { oemm: "account=oemm" },
    by: "oemm",
    actingAs: "oemm",
    requests: [
      { operation: "whoAmI" },
      { operation: "listTasks" },
      { operation: "listCentres", query: { q: "lyon" } },
      { operation: "readCentre", path: { centreId: "ctr_demo_lyon" } },
      { operation: "listCompanies", query: { sort: "name", count: "true" } },
      { operation: "listJuryMembers" },
      { operation: "listFiles", query: { state: "submitted,scheduled", count: "true" } },
      { operation: "listPersons", query: { q: "exemple" } },
      { operation: "readWaitingList", path: { code: "CMI" } },
      { operation: "requestExport", example: "certificates", keeps: { exportId: "response.body.id" } },
      { operation: "readExport", path: { exportId: "{{exportId}}" } },
      follows,
      followsOn,
    ],
  },
};
