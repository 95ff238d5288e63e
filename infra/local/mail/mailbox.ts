import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { request as forward } from "node:http";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import { readKept } from "../data/kept-file.ts";
import { freePort, host, type Listening, listen } from "../listen.ts";
import type { TakenMail } from "./ses-events.ts";
import { notVerified, sendingTooFast } from "./ses-refusal.ts";

// CommonJS with a default export: every loader gives it another shape when it is imported.
const ses: typeof import("aws-ses-v2-local") = createRequire(import.meta.url)("aws-ses-v2-local");

const kept = z.object({ at: z.string(), contentType: z.string(), body: z.string() });

const store = z.object({
  emails: z.array(
    z.looseObject({
      messageId: z.string(),
      from: z.string(),
      subject: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      body: z.object({ html: z.string().optional(), text: z.string().optional() }),
      attachments: z.array(
        z.object({ content: z.string(), contentType: z.string(), filename: z.string().optional() }),
      ),
    }),
  ),
});
/** A mail of the mailbox. */
export type ReceivedMail = z.infer<typeof store>["emails"][number];

/** SES on this machine: takes mails as SES does and shows them on a page. */
export interface Mailbox extends Listening {
  mails(): Promise<ReceivedMail[]>;
  /**
   * The next `times` mails meet a fault: `throttled`, SES takes none of them; `not-verified`, nor any from whom they come;
   * `answer-lost`, SES takes them and the caller never knows.
   */
  fail(fault: MailFault, times: number): void;
}

/** See {@link Mailbox}. */
export type MailFault = "throttled" | "not-verified" | "answer-lost";

const refusals = { throttled: sendingTooFast, "not-verified": notVerified };

/** The file that says that what became of a kept mail was told. */
const toldMark = (file: string) => file.replace(/\.json$/, ".told");

/** What a SendRawEmail request asks for, besides the mail itself. */
function takenMail(form: URLSearchParams, answer: string): TakenMail | undefined {
  const messageId = /<MessageId>([^<]+)<\/MessageId>/.exec(answer)?.[1];
  if (messageId === undefined || form.get("Action") !== "SendRawEmail") return undefined;
  const tags: Record<string, string> = {};
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n++)
    tags[form.get(`Tags.member.${n}.Name`) ?? ""] = form.get(`Tags.member.${n}.Value`) ?? "";
  return {
    messageId,
    source: form.get("Source") ?? "",
    destination: form.get("Destinations.member.1") ?? "",
    configurationSet: form.get("ConfigurationSetName") ?? undefined,
    tags,
  };
}

/**
 * Starts the mailbox. The package behind it forgets its mails when it stops: each is written to `folder` before it is
 * taken, and given back at the next start. `tell` is called for each mail taken, before its sender gets the answer:
 * as with SES, what becomes of a mail may be known before it is marked as sent. Of one that was taken and not told, as the
 * process ended between, the next start tells.
 */
export async function startMailbox(
  folder: string,
  port: number,
  now: () => Date,
  tell: (mail: TakenMail) => Promise<void>,
): Promise<Mailbox> {
  await mkdir(folder, { recursive: true });
  const innerPort = await freePort();
  const server = await quietly(() => ses.default({ host, port: innerPort }));
  const inner = `http://${host}:${innerPort}`;
  // The package keeps one store for a whole process, for all servers that it starts in it.
  await fetch(`${inner}/clear-store`, { method: "POST" });
  const kepts = new Set(await readdir(folder));
  const names = [...kepts].filter((name) => name.endsWith(".json")).sort();
  for (const name of names) {
    const mail = readKept(join(folder, name), kept);
    if (mail === undefined) continue;
    const { contentType, body } = mail;
    const given = await fetch(`${inner}/`, {
      method: "POST",
      headers: { "content-type": contentType, authorization: "AWS4-HMAC-SHA256 kept" },
      body,
    });
    const answer = await given.text();
    if (!given.ok) throw new Error(`the kept mail ${name} was refused: ${answer}`);
    const taken = takenMail(new URLSearchParams(body), answer);
    const mark = toldMark(join(folder, name));
    if (taken === undefined || kepts.has(basename(mark))) continue;
    await tell(taken);
    await writeFile(mark, "");
  }
  let count = names.length;
  const faults: MailFault[] = [];
  const listening = await listen(
    async (incoming, outgoing) => {
      const body = await buffer(incoming);
      const fault = incoming.method === "POST" ? faults.shift() : undefined;
      if (fault !== undefined && fault !== "answer-lost") {
        outgoing.writeHead(400, { "content-type": "text/xml" }).end(refusals[fault]);
        return;
      }
      let file: string | undefined;
      if (incoming.method === "POST") {
        const mail = {
          at: now().toISOString(),
          contentType: incoming.headers["content-type"] ?? "",
          body: body.toString("utf8"),
        };
        count += 1;
        file = join(folder, `${String(count).padStart(8, "0")}.json`);
        await writeFile(`${file}.next`, JSON.stringify(mail));
        await rename(`${file}.next`, file);
      }
      const passed = forward(
        { host, port: innerPort, method: incoming.method, path: incoming.url, headers: incoming.headers },
        async (answer) => {
          const bytes = await buffer(answer);
          const taken = takenMail(new URLSearchParams(body.toString("utf8")), bytes.toString("utf8"));
          if (taken !== undefined) await tell(taken);
          if (file !== undefined) await writeFile(toldMark(file), "");
          if (fault === "answer-lost") outgoing.destroy();
          else outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
        },
      );
      passed.on("error", () => outgoing.destroy());
      passed.end(body);
    },
    port,
    "la boîte aux lettres",
  );
  return {
    ...listening,
    fail(fault, times) {
      for (let n = 0; n < times; n++) faults.push(fault);
    },
    async mails() {
      return store.parse(await (await fetch(`${inner}/store`)).json()).emails;
    },
    async close() {
      await listening.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The package announces itself on the console; the stack has its own banner. */
async function quietly<Result>(start: () => Promise<Result>): Promise<Result> {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await start();
  } finally {
    console.log = log;
  }
}
