import { certificateIssued } from "../../events/certificate.ts";
import { enrolmentBegun, fileEnrolled } from "../../events/enrolment.ts";
import { type Fact, readFact } from "../../events/fact.ts";
import { pastClaimed, pastTakenOver } from "../../events/past.ts";
import { addressProofAsked } from "../../events/persons.ts";
import { copyRequested, rectificationAsked } from "../../events/privacy.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import {
  beginPersonRetention,
  beginRetention,
  type Retention,
} from "../../shared/domain/privacy/retention.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { loadRetention, openRetention } from "../../shared/store/retentions.ts";

/** What persons ask for, who may have no file. */
const askedByPersons = [addressProofAsked, copyRequested, pastClaimed, rectificationAsked];

/**
 * R-RGPD-2: has a file looked at once its time is over, the evidence of one that a certificate was issued for, and a person
 * who asked for something.
 */
export const trigger = defineTrigger({
  name: "privacy/begin-retention",
  kind: "facts",
  purpose: "Has files, evidence and persons looked at once their time is over",
  facts: [fileEnrolled, pastTakenOver, enrolmentBegun, certificateIssued, ...askedByPersons],
  batchSize: 10,
  maxDeliveries: 5,
  timeoutSeconds: 30,
  needs: { table: { reads: ["CERTIFICATE", "FILE", "PERSON"], writes: ["FILE", "PERSON"], untold: true } },
});

export const handler = consumeQueue(async (detail) => {
  const begun = await begunBy(readFact(detail));
  await commitAsSystem(async () => {
    const known = await loadRetention(begun);
    return { writes: known === undefined ? [openRetention(begun)] : [], facts: [] };
  }, systemRuntime);
});

async function begunBy(fact: Fact): Promise<Retention> {
  const { id, kind } = fact.about;
  if (kind === "person") return beginPersonRetention(id, dateInParis(fact.at), guidePolicy.retention);
  const what = fact.type === certificateIssued.type ? "evidence" : "file";
  return beginRetention(id, what, await since(fact), guidePolicy.retention);
}

async function since(fact: Fact): Promise<string> {
  if (fact.type !== certificateIssued.type) return dateInParis(fact.at);
  const certificate = await loadCertificate(certificateIssued.read(fact).number);
  return certificate?.decidedOn ?? dateInParis(fact.at);
}
