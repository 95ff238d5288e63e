import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { timeZone } from "../../../shared/domain/time/civil-date.ts";
import { type Listening, listen } from "../listen.ts";
import type { Journey } from "./travel.ts";

const destination = z.union([
  z.strictObject({ to: z.iso.date(), jump: z.boolean().default(false) }),
  z.strictObject({ days: z.int().positive().max(36_525) }),
]);

/**
 * The local clock over HTTP: `GET /` tells the time, `POST /` with `{"to": "2029-03-01"}` or `{"days": 30}` moves it.
 * `"jump": true` plays nothing on the way, as when the machine was off: the next run catches up.
 */
export function startClockFront(options: {
  port: number;
  now: () => Date;
  jump: (to: Date) => Promise<void>;
  travel: (to: Date, tell: (at: Date, run: string) => void) => Promise<Journey>;
}): Promise<Listening> {
  const inParis = (date: Date) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
  let travelling = false;

  const move = async (request: IncomingMessage, response: ServerResponse) => {
    const asked = destination.safeParse(await readJson(request));
    if (!asked.success) return refuse(response, 400, "Indiquez une date (to) ou un nombre de jours (days).");
    if (travelling) return refuse(response, 409, "Un voyage dans le temps est déjà en cours.");
    const now = inParis(options.now());
    // At noon of the day: its morning runs have been played.
    const to =
      "to" in asked.data
        ? Temporal.PlainDate.from(asked.data.to).toZonedDateTime({ timeZone, plainTime: "12:00" })
        : now.add({ days: asked.data.days });
    if (Temporal.ZonedDateTime.compare(to, now) < 0)
      return refuse(response, 409, `L’horloge est au ${now.toPlainDate()} : elle ne recule pas.`);
    const jump = "jump" in asked.data && asked.data.jump;
    const target = new Date(to.epochMilliseconds);
    travelling = true;
    response.writeHead(200, { "content-type": "application/x-ndjson; charset=utf-8" });
    const write = (line: object) => response.write(`${JSON.stringify(line)}\n`);
    try {
      const { runs } = jump
        ? await options.jump(target).then(() => ({ runs: {} }))
        : await options.travel(target, (at, run) =>
            write({ at: inParis(at).toString({ timeZoneName: "never" }), run }),
          );
      write({ arrived: to.toString({ timeZoneName: "never" }), runs });
    } catch (error) {
      write({ error: error instanceof Error ? error.message : String(error) });
    } finally {
      travelling = false;
      response.end();
    }
  };

  return listen(
    async (request, response) => {
      if (request.method === "POST") return move(request, response);
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ now: inParis(options.now()).toString({ timeZoneName: "never" }) }));
    },
    options.port,
    "l’horloge",
  );
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await text(request));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, detail: string): void {
  response
    .writeHead(status, { "content-type": "application/problem+json; charset=utf-8" })
    .end(JSON.stringify({ type: "urn:problem:cqp:clock", title: "Horloge", status, detail }));
}
