import { createHash, createHmac, type Hash, type Hmac, timingSafeEqual } from "node:crypto";
import {
  ALGORITHM_IDENTIFIER,
  createScope,
  getCanonicalHeaders,
  getSigningKey,
  SignatureV4Base,
} from "@smithy/signature-v4";
import type { S3Request } from "./s3-request.ts";

/** The one key pair the local stack knows. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What a signature covers besides the request itself. */
export interface SignedScope {
  /** `x-amz-date`, as `20260131T120000Z`. */
  amzDate: string;
  /** Lower-case header names that the signer covered. */
  signedHeaders: readonly string[];
  /** SHA-256 of the body in hex, or one of S3's stand-ins such as `UNSIGNED-PAYLOAD`. */
  payloadHash: string;
}

/**
 * Computes the signatures a client should have sent. Canonical forms and key derivation are those of the
 * SDK's own signer; only the choice of what was signed comes from the request.
 */
export class S3Signer extends SignatureV4Base {
  readonly region: string;
  readonly accessKeyId: string;
  readonly #credentials: S3Credentials;

  constructor(region: string, credentials: S3Credentials) {
    // S3 signs the path as sent, encoded once, unlike every other service.
    super({
      service: "s3",
      region,
      credentials,
      sha256: NodeSha256,
      uriEscapePath: false,
      applyChecksum: false,
    });
    this.region = region;
    this.accessKeyId = credentials.accessKeyId;
    this.#credentials = credentials;
  }

  /** Hex signature that the request must carry. `X-Amz-Signature` in its query is left out, as AWS does. */
  async requestSignature(request: S3Request, scope: SignedScope): Promise<string> {
    const covered = Object.fromEntries(
      scope.signedHeaders.map((name) => [name, request.headers[name] ?? ""] as const),
    );
    const signable = {
      method: request.method,
      protocol: "http:",
      hostname: "",
      path: request.rawPath,
      query: queryBag(request.query),
      headers: covered,
    };
    const canonical = this.createCanonicalRequest(
      signable,
      getCanonicalHeaders(signable, undefined, new Set(scope.signedHeaders)),
      scope.payloadHash,
    );
    const shortDate = scope.amzDate.slice(0, 8);
    const text = await this.createStringToSign(
      scope.amzDate,
      createScope(shortDate, this.region, this.service),
      canonical,
      ALGORITHM_IDENTIFIER,
    );
    return this.#sign(text, shortDate);
  }

  /** Hex signature of a POST policy: the string to sign is the base64 text of the form field itself. */
  async policySignature(policy: string, shortDate: string): Promise<string> {
    return this.#sign(policy, shortDate);
  }

  async #sign(text: string, shortDate: string): Promise<string> {
    const key = await getSigningKey(NodeSha256, this.#credentials, shortDate, this.region, this.service);
    return createHmac("sha256", key).update(text).digest("hex");
  }
}

/** Compares two hex signatures without telling by its duration how much of them agrees. */
export function sameSignature(expected: string, provided: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(provided);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Instant of an `x-amz-date` (`20260131T120000Z`); undefined when it isn't one. */
export function amzDateInstant(amzDate: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function queryBag(query: URLSearchParams): Record<string, string | string[]> {
  const bag: Record<string, string | string[]> = {};
  for (const name of query.keys()) {
    const values = query.getAll(name);
    bag[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return bag;
}

/** Node's SHA-256 behind the interface the signer asks for. By hand: the SDK's own adapter isn't public. */
export class NodeSha256 {
  readonly #secret: Uint8Array | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#secret = secret === undefined ? undefined : toBytes(secret);
    this.#hash = newHash(this.#secret);
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = newHash(this.#secret);
  }
}

function newHash(secret: Uint8Array | undefined): Hash | Hmac {
  return secret === undefined ? createHash("sha256") : createHmac("sha256", secret);
}

function toBytes(source: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof source === "string") return Buffer.from(source);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}
