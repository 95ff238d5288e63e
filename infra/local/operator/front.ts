import type { ServerResponse } from "node:http";
import { host, type Listening, listen } from "../listen.ts";
import type { Journal } from "./journal.ts";
import { operatorPage, operatorScript, operatorStyle } from "./page.ts";

/** How things stand: queues with what is in them and in their dead-letter queues, schedules with their next run. */
export interface Standing {
  /** `dead`: messages of its dead-letter queue; none has one that feeds no function. */
  queues: { name: string; ready: number; inFlight: number; dead: number | null }[];
  schedules: { name: string; next: string | null }[];
}

/** What the operator's page needs of the stack. */
export interface OperatorOptions {
  port: number;
  journal: Journal;
  standing: () => Standing;
  addresses: { mail: string };
}

/** Milliseconds between two looks at how things stand, while the page is looked at. */
const lookEvery = 1000;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The page on which an operator sees what happens, by server-sent events. It answers to this machine's own names alone: another
 * site, whose name leads here, reads nothing by a visitor's browser.
 */
export async function startOperatorPage(options: OperatorOptions): Promise<Listening> {
  const files = new Map([
    ["/", ["text/html; charset=utf-8", operatorPage(options.addresses).text]],
    ["/page.css", ["text/css; charset=utf-8", operatorStyle]],
    ["/page.js", ["text/javascript; charset=utf-8", operatorScript]],
  ] as const);
  return listen(
    (request, response) => {
      response.setHeader("content-security-policy", policy);
      response.setHeader("x-content-type-options", "nosniff");
      response.setHeader("referrer-policy", "no-referrer");
      response.setHeader("cache-control", "no-store");
      const name = (request.headers.host ?? "").replace(/:\d+$/, "");
      const path = (request.url ?? "/").split("?")[0] ?? "/";
      if (name !== host && name !== "localhost") return void response.writeHead(421).end();
      if (request.method !== "GET") return void response.writeHead(405, { allow: "GET" }).end();
      if (path === "/events")
        return follow(options, response, String(request.headers["last-event-id"] ?? ""));
      const file = files.get(path as "/");
      if (file === undefined) return void response.writeHead(404).end();
      response.writeHead(200, { "content-type": file[0] }).end(file[1]);
    },
    options.port,
    "les coulisses",
  );
}

/** Tells what happened lately, then what happens, until the page is left. */
function follow({ journal, standing }: OperatorOptions, response: ServerResponse, lastId: string): void {
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  const send = (event: string, data: object, id = "") =>
    response.write(`${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  let before = "";
  const look = () => {
    const now = standing();
    const seen = JSON.stringify(now);
    if (seen !== before) send("state", now);
    before = seen;
  };
  send("start", { start: journal.start });
  look();
  // Of another start of the stack, nothing was seen.
  const [start, number] = lastId.split(" ");
  const after = start === journal.start ? Number(number) : 0;
  const tell = (line: ReturnType<Journal["since"]>[number]) =>
    send("line", line, `id: ${journal.start} ${line.number}\n`);
  for (const line of journal.since(after)) tell(line);
  const unwatch = journal.watch(tell);
  const timer = setInterval(look, lookEvery).unref();
  response.once("close", () => {
    clearInterval(timer);
    unwatch();
  });
}
