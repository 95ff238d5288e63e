import * as z from "zod";
import { accessDenied, S3Error } from "./s3-error.ts";

/** One condition of a POST policy; `field` in lower case, without `$`. */
export type PolicyCondition =
  | { kind: "eq" | "starts-with"; field: string; value: string; source: string }
  | { kind: "content-length-range"; min: number; max: number };

/** A POST policy as its signer wrote it. */
export interface PostPolicy {
  expiresAt: Date;
  conditions: readonly PolicyCondition[];
}

/** Sizes in bytes that the policy allows for the file, both inclusive. */
export interface AllowedSize {
  min: number;
  max: number;
}

/** What a form submits, besides the file: lower-case field names, `${filename}` already expanded. */
export interface SubmittedForm {
  bucket: string;
  fields: ReadonlyMap<string, string>;
}

/** S3's own limit for one upload, 5 GiB. */
export const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;

const numeric = z.union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);
const matching = z
  .tuple([z.string().regex(/^(eq|starts-with)$/i), z.string().startsWith("$"), z.string()])
  .transform(
    ([operator, field, value]): PolicyCondition => ({
      kind: operator.toLowerCase() === "eq" ? "eq" : "starts-with",
      field: field.slice(1).toLowerCase(),
      value,
      source: JSON.stringify([operator, field, value]),
    }),
  );
const range = z
  .tuple([z.string().regex(/^content-length-range$/i), numeric, numeric])
  .transform(([, min, max]): PolicyCondition => ({ kind: "content-length-range", min, max }));
const exact = z.record(z.string(), z.string()).transform((fields): PolicyCondition[] =>
  Object.entries(fields).map(([name, value]) => ({
    kind: "eq",
    field: name.toLowerCase(),
    value,
    source: JSON.stringify(["eq", `$${name}`, value]),
  })),
);
const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(z.union([matching, range, exact])),
});

/**
 * Reads the base64 text of the form field `policy`. Throws {@link S3Error} InvalidPolicyDocument (400).
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function parsePostPolicy(encoded: string): PostPolicy {
  const parsed = policySchema.safeParse(jsonOf(encoded));
  if (!parsed.success) {
    throw new S3Error("InvalidPolicyDocument", 400, `Invalid Policy: ${z.prettifyError(parsed.error)}`);
  }
  return {
    expiresAt: new Date(parsed.data.expiration),
    conditions: parsed.data.conditions.flat(),
  };
}

/**
 * Decides whether a form may be submitted under a policy, and how large its file may be.
 * Throws {@link S3Error} AccessDenied when the policy has expired, a condition fails, or a field is submitted
 * that no condition covers.
 */
export function checkPostPolicy(policy: PostPolicy, form: SubmittedForm, now: Date): AllowedSize {
  if (now.getTime() >= policy.expiresAt.getTime()) throw refused("Policy expired.");
  const size = { min: 0, max: MAX_UPLOAD_BYTES };
  const covered = new Set<string>();
  for (const condition of policy.conditions) {
    if (condition.kind === "content-length-range") {
      size.min = Math.max(size.min, condition.min);
      size.max = Math.min(size.max, condition.max);
      continue;
    }
    // The bucket is the one addressed, not what a form field of that name says.
    const submitted = condition.field === "bucket" ? form.bucket : form.fields.get(condition.field);
    if (!holds(condition, submitted)) throw refused(`Policy Condition failed: ${condition.source}`);
    covered.add(condition.field);
  }
  const extra = [...form.fields.keys()].filter((field) => !covered.has(field) && !isExempt(field));
  if (extra.length > 0) throw refused(`Extra input fields: ${extra.join(", ")}`);
  return size;
}

function holds(
  condition: { kind: "eq" | "starts-with"; field: string; value: string },
  submitted: string | undefined,
): boolean {
  // Even `starts-with ""` wants the field to be there.
  if (submitted === undefined) return false;
  if (condition.kind === "eq") return submitted === condition.value;
  // S3 reads a Content-Type with commas as a list, each member of which must fit.
  const values = condition.field === "content-type" ? submitted.split(",") : [submitted];
  return values.every((value) => value.trimStart().startsWith(condition.value));
}

/** The fields that need no condition: they carry the policy itself, or are meant for another service. */
function isExempt(field: string): boolean {
  return (
    field === "policy" || field === "x-amz-signature" || field === "file" || field.startsWith("x-ignore-")
  );
}

function refused(reason: string): S3Error {
  return accessDenied(`Invalid according to Policy: ${reason}`);
}

function jsonOf(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
  } catch {
    throw new S3Error("InvalidPolicyDocument", 400, "Invalid Policy: Invalid JSON.");
  }
}
