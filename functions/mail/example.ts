import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";

/** What the examples of mails have in common; no person of this name exists. */
export const exampleMail = {
  candidateName: "Chloé Exemple",
  greeted: { name: "Chloé Exemple", sex: "female" as const },
  companyName: "Mutuelle Exemple",
  certificationName: "Conseiller(ère) mutualiste individuels",
  contact: "oemm@example.org",
  policy: guidePolicy,
  portalUrl: "https://cqp.example.org",
  fileUrl: "https://cqp.example.org/files/file_exemple",
};

/** What the examples of convocations have in common. */
export const exampleAppearance = {
  certification: "CMI",
  kind: "request",
  sequence: 0,
  format: "presentation",
  date: "2027-07-02",
  start: "09:30",
  end: "10:00",
  place: { kind: "on-site", address: "10 rue de l’Exemple, Paris" },
  organiser: { name: "OEMM", email: exampleMail.contact },
  uid: "ses-file@cqp-mutualite",
  stampedAt: "2027-06-01T08:00:00Z",
} as const;
