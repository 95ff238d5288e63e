import type { components } from "./description.ts";
import { formFile } from "./form-file.ts";
import { type Patience, usualPatience, waitBeforeNextTry } from "./retry.ts";
import { isInBrowser, sendInBrowser } from "./send-in-browser.ts";
import { sendInNode } from "./send-in-node.ts";
import type { StorageAnswer } from "./storage-answer.ts";
import { machineTiming, type Timing } from "./timing.ts";

/** A form as the API gives it for a file that was announced: it holds until `expiresAt`, for the size announced. */
export type UploadForm = Pick<components["schemas"]["UploadForm"], "url" | "fields">;

/** How a file is sent. */
export interface UploadOptions {
  /** Told again and again: bytes that were sent, of how many; it starts anew when the file is sent again. */
  onProgress?(sent: number, total: number): void;
  /** Cancels it. */
  signal?: AbortSignal;
  patience?: Partial<Patience>;
  timing?: Timing;
}

/** A file that the storage did not take. */
export class UploadError extends Error {
  readonly status: number | undefined;
  /** The storage's own code, as `EntityTooLarge`, or `AccessDenied` for a form that expired: ask for another one. */
  readonly code: string | undefined;

  constructor(answer: StorageAnswer | undefined, cause?: unknown) {
    const code = answer === undefined ? undefined : /<Code>(\w+)<\/Code>/.exec(answer.text)?.[1];
    super(`upload: ${answer === undefined ? "no answer" : `${answer.status} ${code ?? ""}`}`, { cause });
    this.name = "UploadError";
    this.status = answer?.status;
    this.code = code;
  }
}

/**
 * Sends a file straight to the storage, with the form that the API gave; in pieces, so that it need not fit in memory
 * (`openAsBlob` of `node:fs`). A try that fails is made again: the same bytes under the same name are the same file.
 * @throws UploadError once it is not taken, the signal's reason once it is aborted
 */
export async function upload(form: UploadForm, file: Blob, options: UploadOptions = {}): Promise<void> {
  const { onProgress = () => {}, signal, timing = machineTiming } = options;
  const patience = { ...usualPatience, ...options.patience };
  const send = isInBrowser() ? sendInBrowser : sendInNode;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const sent = await send(form.url, formFile(form.fields, file), onProgress, signal).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        return new UploadError(undefined, error);
      },
    );
    if (!(sent instanceof UploadError) && sent.status < 300) return;
    const error = sent instanceof UploadError ? sent : new UploadError(sent);
    const failed = { safe: true, tries, status: error.status ?? ("lost" as const) };
    const wait = waitBeforeNextTry(
      { ...failed, type: undefined, retryAfter: undefined },
      patience,
      timing.random(),
    );
    if (wait === undefined) throw error;
    await timing.wait(wait, signal);
  }
}
