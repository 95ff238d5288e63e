import type { FormFile } from "./form-file.ts";
import type { StorageAnswer } from "./storage-answer.ts";

/** What is used of `XMLHttpRequest`, which programs that are compiled for Node alone don't know. */
interface BrowserRequest {
  readonly upload: { onprogress: ((event: { loaded: number }) => void) | null };
  readonly status: number;
  readonly responseText: string;
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  onloadend: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: Blob): void;
  abort(): void;
}

/** The browser's own; undefined elsewhere. */
function browserRequest(): (new () => BrowserRequest) | undefined {
  return (globalThis as { XMLHttpRequest?: new () => BrowserRequest }).XMLHttpRequest;
}

/** Whether this is a browser. */
export function isInBrowser(): boolean {
  return browserRequest() !== undefined;
}

/** Sends a form by `XMLHttpRequest`: the `fetch` of browsers tells nothing of what it has sent. */
export function sendInBrowser(
  url: string,
  { contentType, body }: FormFile,
  onProgress: (sent: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<StorageAnswer> {
  const Request = browserRequest();
  if (Request === undefined) throw new Error("this is no browser");
  return new Promise((resolve, reject) => {
    const request = new Request();
    const stop = () => request.abort();
    signal?.addEventListener("abort", stop, { once: true });
    request.upload.onprogress = ({ loaded }) => onProgress(loaded, body.size);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new Error("the connection was cut"));
    request.onabort = () => reject(signal?.reason);
    request.onloadend = () => signal?.removeEventListener("abort", stop);
    request.open("POST", url);
    request.setRequestHeader("content-type", contentType);
    request.send(body);
  });
}
