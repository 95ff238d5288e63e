import type { FormFile } from "./form-file.ts";
import type { StorageAnswer } from "./storage-answer.ts";

/** Sends a form by `fetch`, whose progress is what was read of it: its length is told, as the storage takes no other. */
export async function sendInNode(
  url: string,
  { contentType, body }: FormFile,
  onProgress: (sent: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<StorageAnswer> {
  let sent = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      sent += piece.byteLength;
      onProgress(sent, body.size);
      out.enqueue(piece);
    },
  });
  const request: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "content-type": contentType, "content-length": String(body.size) },
    body: body.stream().pipeThrough(counted),
    duplex: "half",
    ...(signal === undefined ? {} : { signal }),
  };
  const response = await fetch(url, request);
  return { status: response.status, text: await response.text() };
}
