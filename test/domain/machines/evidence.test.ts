import { type EvidenceState, evidenceMachine } from "../../../shared/domain/evidence/evidence.ts";
import {
  describeEvidence,
  expireUpload,
  removeEvidence,
  renewUpload,
  requestUpload,
} from "../../../shared/domain/evidence/request.ts";
import { verifyUpload } from "../../../shared/domain/evidence/verify.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { assertAllowed } from "../../../shared/domain/state-machine.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const description = { category: "experience" as const, title: "…", domains: [] };
const file = fileIn("admissible");

/** What becomes of a piece in a state whose bytes arrive, of a size. */
function verified(state: EvidenceState, size: number) {
  const bytes = { size, sha256: "…", found: { contentType: "application/pdf" } };
  const outcome = verifyUpload(file, [piece(1, { state })], testId("evd", 1), bytes, noon);
  return outcome.kind === "recorded" ? outcome.evidence : undefined;
}

proveTable(
  evidenceMachine,
  () =>
    requestUpload(
      { ...description, fileName: "piece.pdf", contentType: "application/pdf" },
      {
        id: testId("evd", 1),
        existing: [],
        domainCodes: [],
        uploadUntil: noon,
        policy: guidePolicy.evidence,
      },
      noon,
    ),
  {
    "renew-upload": {
      from: ["requested", "expired"],
      by: [(state) => renewUpload(piece(1, { state }), noon)],
    },
    verify: {
      from: ["requested", "expired"],
      by: [(state) => verified(state, 10), (state) => verified(state, 0)],
    },
    expire: { from: ["requested"], by: [(state) => expireUpload(piece(1, { state }))] },
    describe: {
      from: ["requested", "accepted"],
      by: [(state) => describeEvidence(piece(1, { state }), description, [])],
    },
    download: {
      from: ["accepted"],
      by: [
        (state) => {
          const held = piece(1, { state });
          assertAllowed(evidenceMachine, held, "download");
          return held;
        },
      ],
    },
    remove: {
      from: ["requested", "accepted", "rejected", "expired"],
      by: [(state) => removeEvidence(piece(1, { state }))],
    },
  },
);
