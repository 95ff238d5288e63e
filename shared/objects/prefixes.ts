/**
 * Where bytes are in the bucket. Uploads arrive under `incoming`, the only place that a form can write to. Verification
 * moves them to `verified`, the only place that a link to a piece can read from, or to `quarantine`, out of every reader's
 * reach. Printed documents, files of exports, copies for people, the list of what was erased and exported users of the pool have
 * places of their own.
 */
export const prefixes = {
  incoming: "incoming/",
  verified: "verified/",
  quarantine: "quarantine/",
  documents: "documents/",
  exports: "exports/",
  copies: "copies/",
  erasures: "erasures/",
  accounts: "accounts/",
} as const;
