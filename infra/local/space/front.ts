import { createHash } from "node:crypto";
import {
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { type Listening, listen } from "../listen.ts";
import type { DeployedFile } from "./deployed-files.ts";
import type { Behaviour, EdgeEvent } from "./distribution.ts";

const compress = promisify(brotliCompress);

/** Types of the files that the space is made of; the deployment has S3 guess them by the same names. */
const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
/** Types that CloudFront compresses, of those. */
const compressible = /^(text|application)\/|svg/;

/** As one compresses what is asked for: the highest, 11, takes twenty times as long for a tenth less. */
const quality = 9;

/** What is made of a file once: its tag, and it compressed. */
const made = new WeakMap<DeployedFile, { etag: string; compressed: () => Promise<Buffer> }>();

function madeOf(file: DeployedFile) {
  const known = made.get(file);
  if (known !== undefined) return known;
  let bytes: Promise<Buffer> | undefined;
  const compressed = () => {
    bytes ??= compress(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
    return bytes;
  };
  const etag = `"${createHash("md5").update(file.bytes).digest("hex")}"`;
  made.set(file, { etag, compressed });
  return { etag, compressed };
}

/** What the space's front answers from; known once the stack is up. */
export interface Space {
  behaviours: readonly Behaviour[];
  files: ReadonlyMap<string, DeployedFile>;
}

/** The front of the space: CloudFront, as the template describes it. @throws PortTakenError */
export function startSpaceFront(port: number, space: () => Space): Promise<Listening> {
  return listen(
    (request, response) => {
      answer(space(), request, response).catch(() => {
        if (!response.headersSent) response.writeHead(502).end();
      });
    },
    port,
    "l’espace des certifications",
  );
}

async function answer(space: Space, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", "http://local");
  const behaviour = space.behaviours.find(({ under }) => pathname.startsWith(under));
  if (behaviour === undefined) return void response.writeHead(404).end();
  const asked = { uri: pathname, headers: asAtEdge(request.headers) };
  const viewer = { ip: request.socket.remoteAddress ?? "" };
  behaviour.run("viewer-request", { request: asked, viewer });
  for (const [name, value] of Object.entries(behaviour.headers)) response.setHeader(name, value);
  if ("host" in behaviour.origin)
    pass(behaviour.origin, behaviour, { ...asked, search, viewer }, request, response);
  else
    await give(
      space.files.get(join(behaviour.origin.bucket, asked.uri)),
      behaviour,
      asked.uri,
      request,
      response,
    );
}

/** Headers as CloudFront's functions read and change them. */
function asAtEdge(headers: IncomingHttpHeaders): EdgeEvent["request"]["headers"] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]));
}

function asSent(headers: EdgeEvent["request"]["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]));
}

/** Hands a request over to the API, and its answer back. */
function pass(
  { host, headers: shown }: Extract<Behaviour["origin"], { host: string }>,
  behaviour: Behaviour,
  { search, viewer, ...asked }: EdgeEvent["request"] & Pick<EdgeEvent, "viewer"> & { search: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const passed = ask(
    {
      host: host.split(":")[0],
      port: host.split(":")[1],
      path: asked.uri + search,
      method: request.method,
      headers: { ...asSent(asked.headers), ...shown, host },
    },
    (got) => {
      const headers = asAtEdge(got.headers);
      behaviour.run("viewer-response", { request: asked, viewer, response: { headers } });
      for (const [name, { value }] of Object.entries(headers)) response.setHeader(name, value);
      response.writeHead(got.statusCode ?? 502);
      got.pipe(response);
    },
  );
  passed.on("error", () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  response.once("close", () => passed.destroy());
  request.pipe(passed);
}

/** Answers with a file; where there is none, as a bucket that can't be listed does. */
async function give(
  file: DeployedFile | undefined,
  behaviour: Behaviour,
  uri: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(403).end();
  if (file === undefined) return void response.writeHead(403, { "content-type": "application/xml" }).end();
  const type = types[extname(uri)] ?? "application/octet-stream";
  const { etag, compressed } = madeOf(file);
  const encoded =
    behaviour.compress &&
    compressible.test(type) &&
    file.bytes.byteLength > 1000 &&
    /\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.setHeader("etag", etag);
  response.setHeader("vary", "accept-encoding");
  for (const [name, value] of Object.entries(file.headers)) response.setHeader(name, value);
  if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
  const bytes = encoded ? await compressed() : file.bytes;
  response.writeHead(200, {
    "content-type": type,
    "content-length": bytes.byteLength,
    ...(encoded ? { "content-encoding": "br" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
