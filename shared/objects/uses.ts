import { prefixes } from "./prefixes.ts";

/**
 * What a use of the bucket may do: actions on the objects under prefixes; `list`: the bucket's keys, too; `versions`: those
 * of all versions.
 */
interface Allowed {
  objects: readonly { actions: readonly `s3:${string}`[]; prefixes: readonly string[] }[];
  list?: true;
  versions?: true;
}

const erasing = [
  {
    actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    prefixes: [
      prefixes.incoming,
      prefixes.verified,
      prefixes.quarantine,
      prefixes.documents,
      prefixes.copies,
    ],
  },
  { actions: ["s3:PutObject"], prefixes: [prefixes.erasures] },
] as const satisfies Allowed["objects"];

/** The uses that functions make of the bucket: what each may do there, and nothing else. */
export const objectUses = {
  /** Signs forms for incoming uploads. */
  "upload-evidence": { objects: [{ actions: ["s3:PutObject"], prefixes: [prefixes.incoming] }] },
  /** Moves incoming uploads. Without listing, S3 answers "forbidden" for an upload that was moved already. */
  "verify-evidence": {
    objects: [
      {
        actions: ["s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"],
        prefixes: [prefixes.incoming],
      },
      { actions: ["s3:PutObject"], prefixes: [prefixes.verified, prefixes.quarantine] },
    ],
    list: true,
  },
  /** Signs links to verified pieces. */
  "download-evidence": { objects: [{ actions: ["s3:GetObject"], prefixes: [prefixes.verified] }] },
  /** Deletes the bytes of removed pieces. */
  "delete-evidence": {
    objects: [{ actions: ["s3:DeleteObject"], prefixes: [prefixes.verified] }],
    list: true,
  },
  /** Writes printed documents and replaces them. */
  "build-documents": {
    objects: [{ actions: ["s3:PutObject", "s3:DeleteObject"], prefixes: [prefixes.documents] }],
  },
  /** Deletes what was put and nothing came to name. */
  "collect-objects": {
    objects: [{ actions: ["s3:DeleteObject"], prefixes: [prefixes.documents, prefixes.verified] }],
  },
  /** Lists what is there, to compare it with what items say. */
  "compare-objects": { objects: [], list: true },
  /** Signs links to printed documents. */
  "download-documents": { objects: [{ actions: ["s3:GetObject"], prefixes: [prefixes.documents] }] },
  /** Writes files of exports, and looks whether one is there. */
  "write-exports": {
    objects: [{ actions: ["s3:PutObject", "s3:GetObject"], prefixes: [prefixes.exports] }],
  },
  /** Signs links to files of exports. */
  "download-exports": { objects: [{ actions: ["s3:GetObject"], prefixes: [prefixes.exports] }] },
  /** R-RGPD-1: writes copies of what is held about a person, and deletes one that was erased meanwhile. */
  "write-copies": {
    objects: [
      { actions: ["s3:GetObject"], prefixes: [prefixes.verified, prefixes.documents, prefixes.copies] },
      {
        actions: ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"],
        prefixes: [prefixes.copies],
      },
    ],
    versions: true,
  },
  /** Signs links to copies. */
  "download-copies": { objects: [{ actions: ["s3:GetObject"], prefixes: [prefixes.copies] }] },
  /** R-RGPD-2: deletes what people sent and what was printed of them, in all versions, and writes down that it did. */
  erase: { objects: erasing, versions: true },
  /** R-RGPD-2: erases anew, in a table that was restored, what was written down as erased: an operator's command. */
  "replay-erasures": {
    objects: [...erasing, { actions: ["s3:GetObject"], prefixes: [prefixes.erasures] }],
    list: true,
    versions: true,
  },
  /** Keeps users of the pool: an operator's command. */
  "export-users": { objects: [{ actions: ["s3:PutObject"], prefixes: [prefixes.accounts] }] },
  /** Reads them back. */
  "restore-users": { objects: [{ actions: ["s3:GetObject"], prefixes: [prefixes.accounts] }], list: true },
} as const satisfies Readonly<Record<string, Allowed>>;

/** A use of the bucket, see {@link objectUses}. */
export type ObjectUse = keyof typeof objectUses;
