import type { PersonalDataKind } from "../domain/privacy/personal-data.ts";

/**
 * The fields of an entity by the kind of data about people that they hold, each with all that is below it; `impersonal`:
 * texts that tell nothing of a person, each by itself. Identifiers, dates and instants are told apart by their schemas.
 */
type FieldsOf = Readonly<Partial<Record<PersonalDataKind | "impersonal", readonly string[]>>>;

/**
 * R-RGPD-1: what each entity of the table holds about people, by the names of entities; apart from them, as functions need
 * none of it. A text that stands here under no kind fails `test/domain/privacy/personal-fields.test.ts`.
 */
export const personalFields: Readonly<Record<string, FieldsOf | "impersonal">> = {
  account: { proved: ["subject"] },
  "account-move": { proved: ["account"] },
  "address-block": {
    addressFault: ["address", "reason", "lifted.by"],
    impersonal: ["blockedAt", "lifted.at"],
  },
  answer: { booklet: ["experience", "examples"], impersonal: ["domainCode"] },
  approval: { impersonal: ["reference"] },
  "candidate-day": { impersonal: ["engagements[].start", "engagements[].end"] },
  centre: { impersonal: ["name", "email", "phone", "address", "city"] },
  certificate: {
    certificate: ["number"],
    identity: ["holder.civilStatus", "holderName"],
    impersonal: ["referentialVersion", "fileId", "decidedOn", "withdrawnAt"],
  },
  "chair-turn": {},
  "codes-sent": { proved: ["account"] },
  company: { impersonal: ["name", "email", "address", "city"] },
  "contact-address": { proved: ["email", "code"] },
  copy: { copies: ["account", "subject"] },
  "daily-use": { proved: ["subject"], impersonal: ["day"] },
  deadline: {
    identity: ["label"],
    impersonal: ["id", "partyId", "domains[]", "about.id", "lastDay", "nextDay"],
  },
  "deadline-batch": {},
  "deadline-run": { impersonal: ["id"] },
  "deadline-watermark": {},
  diary: { impersonal: ["engagements[].start", "engagements[].end"] },
  digest: { impersonal: ["partyId", "monday"] },
  document: {
    identity: ["built.fileName"],
    impersonal: ["reference", "about.id", "factId", "replaces", "built.sha256"],
  },
  "enrolment-guard": {},
  erasure: { contact: ["email"] },
  evidence: {
    evidence: ["title", "fileName", "sha256", "rejection.detail"],
    impersonal: ["domains[]", "contentType", "fileId", "evidenceId"],
  },
  expiry: {
    identity: ["candidateName"],
    contact: ["email"],
    decisions: ["domains"],
    joining: ["personId"],
    impersonal: ["fileId", "decidedOn", "validUntil"],
  },
  export: {
    exports: ["requestedBy"],
    impersonal: ["uploadId", "parts[]", "position.cursor"],
  },
  fact: {
    history: ["actor", "data"],
    impersonal: ["id", "type", "about.id", "commitment"],
  },
  "fact-details": { history: ["name", "data"], impersonal: ["factId", "salt"] },
  file: {
    identity: ["candidate.civilStatus", "candidateName"],
    contact: ["candidate.email", "candidate.phone"],
    career: ["candidate.companyId"],
    guidance: ["admissibility"],
    training: ["acceptance.code", "status", "individualPath"],
    evaluators: ["evaluators"],
    impersonal: ["referentialVersion", "state", "companyId", "centreId", "enrolledOn", "submittedAt"],
  },
  "file-body": {
    career: ["experience", "positions"],
    guidance: ["interview", "agreement"],
    assessment: ["moduleAssessments", "progressReviews", "activities", "opinions"],
  },
  "file-link": { impersonal: ["fileId"] },
  "held-before": { decisions: ["kept", "joined", "together"] },
  "followed-change": { impersonal: ["factId"] },
  holdings: {
    decisions: ["acquired", "joined", "sheets"],
    certificate: ["certificateNumber", "otherCertificates"],
  },
  idempotency: { answers: ["body", "headers"], impersonal: ["requestDigest"] },
  "joined-file": { impersonal: ["withdrawnIn"] },
  joining: { identity: ["civilStatus"], joining: ["keptId", "joinedId"] },
  "jury-member": { juries: ["name", "email", "organisation", "companyId"] },
  mail: {
    mails: ["to", "recipientName", "subject", "reason", "deliveries"],
    impersonal: ["factId", "type", "about.id", "claimedAt", "leaseUntil", "sentAt", "messageId", "resends"],
  },
  membership: { staff: ["account", "name", "acceptedBy"], impersonal: ["partyId"] },
  "natural-person": { identity: ["civilStatus"], joining: ["joinedInto", "joinedWith"] },
  "people-guard": {},
  "messages-sent": { proved: ["account"] },
  person: { staff: ["name", "email", "account"], impersonal: ["partyId"] },
  "registered-decision": {
    identity: ["candidate.civilStatus"],
    decisions: ["number", "results", "validation", "corrects.number"],
    impersonal: ["referentialVersion"],
  },
  retention: {},
  reader: { history: ["name", "data"], impersonal: ["factId", "salt"] },
  reading: {
    history: ["actor", "data"],
    impersonal: ["id", "type", "about.id", "commitment"],
  },
  "referential-contents": "impersonal",
  "referential-version": "impersonal",
  "reminder-choice": { impersonal: ["partyId"] },
  seal: { impersonal: ["entryId", "entry", "previous", "hash", "sealedAt"] },
  seat: { juries: ["memberId"], impersonal: ["id", "certification", "state", "date", "start", "end"] },
  session: {
    identity: ["slots[].candidate.civilStatus"],
    contact: ["slots[].candidate.email", "slots[].candidate.phone"],
    career: ["slots[].candidate.companyId"],
    decisions: ["slots[].outcome.domains"],
    recommendation: ["slots[].outcome.recommendation"],
    juries: ["members", "chair", "present", "slots[].examinedBy"],
    impersonal: [
      "place.address",
      "place.url",
      "slots[].start",
      "slots[].interviewEnd",
      "slots[].end",
      "slots[].referentialVersion",
      "slots[].domains[]",
      "id",
      "certification",
      "state",
      "date",
      "start",
      "end",
    ],
  },
  sheet: {
    identity: ["candidate.civilStatus"],
    contact: ["candidate.email", "candidate.phone"],
    career: ["candidate.companyId"],
    decisions: ["number", "results", "validation", "corrects.number", "acquiredBefore"],
    recommendation: ["recommendation"],
    juries: ["chair"],
    impersonal: ["referentialVersion"],
  },
  task: {
    tasks: [
      "recipient",
      "subject",
      "reason",
      "completed.by",
      "completed.note",
      "one",
      "other",
      "wrong",
      "email",
    ],
    impersonal: ["about.kind", "about.id", "sessionId", "mailId"],
  },
  threshold: {},
  "trail-head": { impersonal: ["about.kind", "about.id", "hash", "sealedAt"] },
};
