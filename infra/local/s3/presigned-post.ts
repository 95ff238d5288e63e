import type { IncomingMessage } from "node:http";
import { ALGORITHM_IDENTIFIER } from "@smithy/signature-v4";
import { checkCredential, signatureDoesNotMatch } from "./credential.ts";
import type { DoorAnswer, DoorContext } from "./door-context.ts";
import { attributesFrom, checkDigests } from "./object-attributes.ts";
import { writeObject } from "./object-writer.ts";
import { readPostForm } from "./post-form.ts";
import { checkPostPolicy, parsePostPolicy } from "./post-policy.ts";
import { accessDenied, flatXml, invalidArgument, S3Error } from "./s3-error.ts";
import { encodeKey, type S3Request } from "./s3-request.ts";
import { amzDateInstant, type S3Signer, sameSignature } from "./signature.ts";
import type { SpooledFile } from "./spool.ts";

/** Stands for the file's own name in the key of a form. */
const FILE_NAME_VARIABLE = /\$\{filename\}/g;

/**
 * A browser's upload by presigned POST: signature, expiry and conditions of the policy are checked before the
 * first byte of the file is kept, and nothing is stored before the whole form has come. Throws {@link S3Error}.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function answerPresignedPost(
  context: DoorContext,
  request: S3Request,
  incoming: IncomingMessage,
): Promise<DoorAnswer> {
  if (!/^multipart\/form-data\b/i.test(request.headers["content-type"] ?? "")) {
    throw new S3Error(
      "PreconditionFailed",
      412,
      "At least one of the pre-conditions you specified did not hold",
      {
        Condition: "Bucket POST must be of the enclosure-type multipart/form-data",
      },
    );
  }
  if (request.headers["content-length"] === undefined) {
    throw new S3Error("MissingContentLength", 411, "You must provide the Content-Length HTTP header.");
  }
  let spooled: SpooledFile | undefined;
  try {
    const upload = await readPostForm(incoming, async (fields, fileName, body) => {
      const key = fields.get("key")?.replace(FILE_NAME_VARIABLE, () => fileName);
      if (!key) throw invalidArgument("Bucket POST must contain a field named 'key'.", "key");
      fields.set("key", key);
      await checkPolicySignature(context.signer, fields);
      const policy = parsePostPolicy(fields.get("policy") ?? "");
      const allowed = checkPostPolicy(policy, { bucket: request.bucket, fields }, context.now());
      spooled = await context.spool.take(body, allowed.max);
      return { key, fields, allowed, file: spooled };
    });
    const { key, fields, allowed, file } = upload;
    if (file.size < allowed.min) {
      throw new S3Error(
        "EntityTooSmall",
        400,
        "Your proposed upload is smaller than the minimum allowed size",
        {
          ProposedSize: String(file.size),
          MinSizeAllowed: String(allowed.min),
        },
      );
    }
    const field = (name: string): string | undefined => fields.get(name);
    checkDigests(field, file);
    const attributes = attributesFrom(field, fields.keys());
    const { stored } = await writeObject(context, request, {
      key,
      reason: "POST Object",
      write: () => context.store.put(request.bucket, key, file, attributes),
    });
    return uploadedAnswer(request, fields, { key, etag: `"${stored.etag}"` });
  } finally {
    await spooled?.discard();
  }
}

/** Checks that the policy was signed with the known key; throws {@link S3Error}. */
async function checkPolicySignature(signer: S3Signer, fields: ReadonlyMap<string, string>): Promise<void> {
  const policy = fields.get("policy");
  if (policy === undefined && !fields.has("x-amz-signature")) throw accessDenied();
  const required = ["policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"];
  const missing = required.find((name) => !fields.get(name));
  if (policy === undefined || missing !== undefined) {
    throw invalidArgument(`Bucket POST must contain a field named '${missing}'.`, missing);
  }
  if (fields.get("x-amz-algorithm") !== ALGORITHM_IDENTIFIER) {
    throw invalidArgument('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"', "x-amz-algorithm");
  }
  const amzDate = fields.get("x-amz-date") ?? "";
  if (amzDateInstant(amzDate) === undefined) {
    throw invalidArgument(
      "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
      "x-amz-date",
    );
  }
  checkCredential(fields.get("x-amz-credential") ?? "", amzDate, signer, "AuthorizationQueryParametersError");
  const provided = fields.get("x-amz-signature") ?? "";
  const expected = await signer.policySignature(policy, amzDate.slice(0, 8));
  if (!sameSignature(expected, provided)) throw signatureDoesNotMatch(signer, provided);
}

/** The answer the form asked for by `success_action_redirect` or `success_action_status`; 204 by default. */
function uploadedAnswer(
  request: S3Request,
  fields: ReadonlyMap<string, string>,
  object: { key: string; etag: string },
): DoorAnswer {
  const { bucket } = request;
  const location = `http://${request.headers.host ?? "localhost"}/${bucket}/${encodeKey(object.key)}`;
  const redirect = fields.get("success_action_redirect") ?? fields.get("redirect");
  const target = redirect === undefined ? null : URL.parse(redirect);
  // A redirect S3 can't read counts as absent.
  if (target !== null) {
    target.searchParams.set("bucket", bucket);
    target.searchParams.set("key", object.key);
    target.searchParams.set("etag", object.etag);
    return { status: 303, headers: { etag: object.etag, location: target.href } };
  }
  const headers = { etag: object.etag, location };
  const asked = fields.get("success_action_status");
  if (asked === "201") {
    const elements = { Location: location, Bucket: bucket, Key: object.key, ETag: object.etag };
    return {
      status: 201,
      headers: { ...headers, "content-type": "application/xml" },
      body: flatXml("PostResponse", elements),
    };
  }
  return { status: asked === "200" ? 200 : 204, headers };
}
