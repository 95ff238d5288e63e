import type { FunctionName } from "../runtime/function-name.ts";
import type { prefixes } from "./prefixes.ts";

/** What is under a prefix of the bucket, what says so before its bytes are put, and what ends it: one way at least. */
export interface PrefixLife {
  holds: string;
  /** The item that says that an object will be there; a function that ends before the bytes are named leaves it to be found. */
  saidBy: string;
  /** Functions that delete objects there, with what they do it on. */
  deletedBy: Partial<Record<FunctionName, string>>;
  /** Days after which the bucket deletes what is left, by a rule of its own. */
  days?: number;
  /** Days that a version is kept which was replaced or deleted, where they are not those of the stage. */
  versionDays?: number;
}

/** Of every prefix of the bucket (decision 84): `infra/objects.ts` makes its rules of it, `docs/objects.md` its table. */
export const livesOfPrefixes: Readonly<Record<keyof typeof prefixes, PrefixLife>> = {
  incoming: {
    holds: "what browsers upload, until it was scanned and verified",
    saidBy: "the piece, `requested`",
    deletedBy: { "evidence/verify-upload": "once it was verified" },
    days: 2,
  },
  verified: {
    holds: "pieces that were accepted, and pictures that show them",
    saidBy: "a placed object, until the piece is `accepted` with the digest",
    deletedBy: {
      "evidence/delete-removed": "when a piece is removed, or replaced by another",
      "privacy/erase-due": "when the time of a file or of its evidence is over (R-RGPD-2)",
      "service/collect-objects": "a day after, where no piece came to name them",
    },
  },
  quarantine: {
    holds: "pieces that were refused, out of every reader's reach",
    saidBy: "the piece, `requested`",
    deletedBy: { "privacy/erase-due": "when the time of a file is over (R-RGPD-2)" },
    days: 30,
  },
  documents: {
    holds: "printed documents",
    saidBy: "a placed object, until the document is `ready` with the digest",
    deletedBy: {
      "documents/build": "when a newer print replaces it, or it is withdrawn",
      "privacy/erase-due": "when the time of a file is over (R-RGPD-2)",
      "service/collect-objects": "a day after, where no document came to name them: another print was faster",
    },
  },
  exports: {
    holds: "files of exports",
    saidBy: "the export, `requested`",
    deletedBy: {},
    days: 7,
    versionDays: 1,
  },
  copies: {
    holds: "copies of what is held about a person (R-RGPD-1)",
    saidBy: "the copy, `requested`",
    deletedBy: {
      "privacy/write-copy": "when what it holds was erased meanwhile",
      "privacy/erase-due": "when the time of a file is over (R-RGPD-2)",
    },
    days: 7,
    versionDays: 1,
  },
  erasures: {
    holds: "what was erased, by identifiers: what a restored table is erased by anew",
    saidBy: "the erasure, whose item goes last",
    deletedBy: {},
    // Longer than any moment that the table can be restored to.
    days: 366,
  },
  accounts: {
    holds: "users of the pool, as they were exported every night, or by an operator",
    saidBy: "nothing: each export is whole",
    deletedBy: {},
    // As far back as the table can be restored to.
    days: 35,
  },
};
