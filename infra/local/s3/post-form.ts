import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy from "busboy";
import { invalidArgument, S3Error } from "./s3-error.ts";

/** S3 allows this much of form fields before the file. */
const MAX_FIELD_BYTES = 20 * 1024;
/** What a name or value may hold before the sum is checked. */
const FIELD_LIMITS = { fieldNameSize: MAX_FIELD_BYTES, fieldSize: MAX_FIELD_BYTES + 1, headerPairs: 20 };

/** Takes the file of a form. `fields` has lower-case names; repeated fields are joined with commas, as S3 does. */
export type TakeFile<T> = (fields: Map<string, string>, fileName: string, file: Readable) => Promise<T>;

/**
 * Reads a multipart form up to and including its `file`, which goes to `takeFile` as it arrives; fields behind
 * the file are ignored, as S3 does. Gives what `takeFile` gave, once the form has been read to its end.
 * On an error reading stops, the file's stream breaks off, and the rest of the request stays unread.
 * Throws {@link S3Error} MalformedPOSTRequest, InvalidArgument (no file), MaxPostPreDataLengthExceeded.
 * A `file` sent as a plain text field, without file name, isn't taken for a file, unlike S3.
 */
export function readPostForm<T>(request: IncomingMessage, takeFile: TakeFile<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = newForm(request);
    const fields = new Map<string, string>();
    let fieldBytes = 0;
    let taken: Promise<T> | undefined;
    let failed = false;
    const fail = (error: unknown): void => {
      if (failed) return;
      failed = true;
      request.unpipe(form);
      form.destroy();
      // The writer that takes the file fails with it, and cleans up, before the caller hears of it.
      void Promise.allSettled([taken]).then(() => reject(error));
    };
    form.on("field", (name, value) => {
      if (taken !== undefined) return;
      fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
      if (fieldBytes > MAX_FIELD_BYTES) {
        fail(
          new S3Error(
            "MaxPostPreDataLengthExceeded",
            400,
            "Your POST request fields preceding the upload file were too large.",
          ),
        );
        return;
      }
      const lower = name.toLowerCase();
      const earlier = fields.get(lower);
      fields.set(lower, earlier === undefined ? value : `${earlier},${value}`);
    });
    form.on("file", (name, file, info) => {
      // A form that breaks off fails as a whole; its file may have no reader yet, or none at all.
      file.on("error", () => undefined);
      if (taken !== undefined || name.toLowerCase() !== "file") {
        file.resume();
        return;
      }
      taken = takeFile(fields, info.filename ?? "", file);
      taken.catch(fail);
    });
    form.on("error", () => fail(malformed()));
    form.on("close", () => {
      if (failed) return;
      if (taken === undefined) fail(oneFileOnly());
      else taken.then(resolve, fail);
    });
    request.on("close", () => {
      if (!request.complete) fail(malformed());
    });
    request.pipe(form);
  });
}

function newForm(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: "utf8", limits: FIELD_LIMITS });
  } catch {
    // busboy refuses a content type that is no form, or has no boundary
    throw malformed();
  }
}

function malformed(): S3Error {
  return new S3Error(
    "MalformedPOSTRequest",
    400,
    "The body of your POST request is not well-formed multipart/form-data.",
  );
}

function oneFileOnly(): S3Error {
  return invalidArgument("POST requires exactly one file upload per request.", "file");
}
