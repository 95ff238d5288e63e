import { certificateIssued } from "../../events/certificate.ts";
import { enrolmentBegun, fileEnrolled } from "../../events/enrolment.ts";
import { type Fact, readFact } from "../../events/fact.ts";
import { pastTakenOver } from "../../events/past.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { beginRetention } from "../../shared/domain/privacy/retention.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCertificate } from "../../shared/store/certificates.ts";
import { loadRetention, openRetention } from "../../shared/store/retentions.ts";

/** R-RGPD-2: has a file looked at once its time is over, and the evidence of one that a certificate was issued for. */
export const trigger = defineTrigger({
  name: "privacy/begin-retention",
  kind: "facts",
  purpose: "Has files and evidence looked at once their time is over",
  facts: [fileEnrolled, pastTakenOver, enrolmentBegun, certificateIssued],
  batchSize: 10,
  maxDeliveries: 5,
  timeoutSeconds: 30,
  needs: { table: { reads: ["CERTIFICATE", "FILE"], writes: ["FILE"], untold: true } },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const what = fact.type === certificateIssued.type ? "evidence" : "file";
  const begun = beginRetention(fact.about.id, what, await since(fact), guidePolicy.retention);
  await commitAsSystem(async () => {
    const known = await loadRetention(begun.fileId, what);
    return { writes: known === undefined ? [openRetention(begun)] : [], facts: [] };
  }, systemRuntime);
});

async function since(fact: Fact): Promise<string> {
  if (fact.type !== certificateIssued.type) return dateInParis(fact.at);
  const certificate = await loadCertificate(certificateIssued.read(fact).number);
  return certificate?.decidedOn ?? dateInParis(fact.at);
}
