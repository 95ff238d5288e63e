import { createReadStream } from "node:fs";
import { Agent, request as httpRequest, type IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { S3Error } from "./s3-error.ts";
import type { SpooledFile } from "./spool.ts";

/** What the store knows of an object it holds. */
export interface StoredObject {
  /** Bytes. */
  size: number;
  /** Without its quotes. */
  etag: string;
  /** ISO instant before which it is locked, where its bucket locks. */
  lockedUntil?: string | undefined;
}

/** The metadata that says until when an object is locked: the store keeps no retention of its own. */
export const lockedUntilName = "local-locked-until";

/** What is stored with an object's bytes. */
export interface ObjectAttributes {
  contentType: string;
  contentLanguage?: string;
  contentDisposition?: string;
  contentEncoding?: string;
  cacheControl?: string;
  metadata: Record<string, string>;
  checksumSha256?: string;
  checksumCrc32?: string;
}

/** The store refuses bodies above 11 MiB, so that larger ones go to it in parts. */
const PART_BYTES = 8 * 1024 * 1024;

/** The store behind the door, which believes every caller: only the door may reach it. */
export class ObjectStore {
  readonly #url: URL;
  readonly #client: S3Client;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string, region: string) {
    this.#url = new URL(url);
    this.#client = new S3Client({
      endpoint: url,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId: "door", secretAccessKey: "door" },
      maxAttempts: 1,
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
  }

  /** Makes sure that the bucket exists. */
  async ensureBucket(name: string): Promise<void> {
    await this.#client.send(new CreateBucketCommand({ Bucket: name }));
  }

  /** Size and ETag of an object; undefined when there is none. */
  async describe(bucket: string, key: string): Promise<StoredObject | undefined> {
    try {
      const head = await this.#client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return {
        size: head.ContentLength ?? 0,
        etag: (head.ETag ?? "").replaceAll('"', ""),
        lockedUntil: head.Metadata?.[lockedUntilName],
      };
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
      throw error;
    }
  }

  /** A page of the keys under a prefix that follow `after`, and whether there are more. */
  async list(bucket: string, prefix: string, after: string): Promise<{ keys: string[]; more: boolean }> {
    const { Contents = [], IsTruncated = false } = await this.#client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, StartAfter: after }),
    );
    return { keys: Contents.flatMap(({ Key }) => Key ?? []), more: IsTruncated };
  }

  /** Stores a spooled body. Throws {@link S3Error} when the store refuses it. */
  async put(bucket: string, key: string, file: SpooledFile, attributes: ObjectAttributes): Promise<void> {
    const target = {
      Bucket: bucket,
      Key: key,
      ContentType: attributes.contentType,
      ContentLanguage: attributes.contentLanguage,
      ContentDisposition: attributes.contentDisposition,
      ContentEncoding: attributes.contentEncoding,
      CacheControl: attributes.cacheControl,
      Metadata: attributes.metadata,
    };
    try {
      if (file.size > PART_BYTES) return await this.#putInParts(target, file);
      await this.#client.send(
        new PutObjectCommand({
          ...target,
          Body: createReadStream(file.path),
          ContentLength: file.size,
          ChecksumSHA256: attributes.checksumSha256,
          ChecksumCRC32: attributes.checksumCrc32,
        }),
      );
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /**
   * Sends a request on as it is and gives the store's answer. `path` is in path style with its query.
   * The caller reads the answer to its end.
   */
  async forward(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Buffer | Readable,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        { host: this.#url.hostname, port: this.#url.port, agent: this.#agent, method, path, headers },
        resolve,
      );
      outgoing.on("error", reject);
      if (body === undefined || Buffer.isBuffer(body)) outgoing.end(body);
      else body.on("error", reject).pipe(outgoing);
    });
  }

  /** Closes the connections to the store. */
  close(): void {
    this.#agent.destroy();
    this.#client.destroy();
  }

  async #putInParts(target: { Bucket: string; Key: string }, file: SpooledFile): Promise<void> {
    const where = { Bucket: target.Bucket, Key: target.Key };
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(target));
    const parts: CompletedPart[] = [];
    for (let start = 0; start < file.size; start += PART_BYTES) {
      const end = Math.min(start + PART_BYTES, file.size);
      const PartNumber = parts.length + 1;
      const { ETag } = await this.#client.send(
        new UploadPartCommand({
          ...where,
          UploadId,
          PartNumber,
          Body: createReadStream(file.path, { start, end: end - 1 }),
          ContentLength: end - start,
        }),
      );
      parts.push({ PartNumber, ETag });
    }
    await this.#client.send(
      new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts: parts } }),
    );
  }
}

/** A definite refusal of the store as the door's own; anything else (a lost connection) unchanged. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof S3ServiceException)) return error;
  const status = error.$metadata.httpStatusCode ?? 500;
  return new S3Error(error.name, status, error.message);
}
