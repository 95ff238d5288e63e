import type { FauxqsServer } from "fauxqs";
import * as z from "zod";
import type { Bus } from "../bus/bus.ts";
import type { TakenMail } from "../mail/ses-events.ts";
import type { Schedules } from "../schedules/schedules.ts";
import type { Standing } from "./front.ts";
import type { Journal } from "./journal.ts";

type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

const fact = z.object({ about: z.object({ kind: z.string(), id: z.string() }) });

/** Notes each event that is put on a bus: facts with what they are about. */
export function noteFacts(journal: Journal, bus: Bus): void {
  bus.watch(({ source, "detail-type": type, detail }) => {
    const { about } = fact.safeParse(detail).data ?? {};
    journal.note("facts", source, type, about === undefined ? "" : `${about.kind} ${about.id}`);
  });
}

/** Notes each mail that is taken, before what becomes of it is told. */
export function noteMails(journal: Journal, tell: (mail: TakenMail) => Promise<void>): typeof tell {
  return (mail) => {
    journal.note("mails", mail.destination, mail.messageId);
    return tell(mail);
  };
}

/** Notes each run of a schedule once it has ended, and how. */
export function noteRuns(journal: Journal, invoke: Invoke): Invoke {
  return async (name, event) => {
    try {
      const answer = await invoke(name, event);
      journal.note("runs", name, "terminé");
      return answer;
    } catch (error) {
      journal.note("runs", name, error instanceof Error ? error.message : String(error));
      throw error;
    }
  };
}

/** How the queues and the schedules stand at an instant. */
export function standingOf(
  names: readonly string[],
  server: Pick<FauxqsServer, "inspectQueue">,
  schedules: Schedules,
  now: Date,
): Standing {
  const queues = names.map((name) => ({ name, found: server.inspectQueue(name) }));
  const deadOf = new Map(
    queues.flatMap(({ name, found }) => {
      const target = /"deadLetterTargetArn":"[^"]*:([^":]+)"/.exec(
        found?.attributes["RedrivePolicy"] ?? "",
      )?.[1];
      return target === undefined ? [] : [[name, target] as const];
    }),
  );
  const waiting = (name: string) => {
    const messages = queues.find((queue) => queue.name === name)?.found?.messages;
    return (messages?.ready.length ?? 0) + (messages?.delayed.length ?? 0);
  };
  const fed = new Set(deadOf.values());
  return {
    queues: queues
      .filter(({ name }) => !fed.has(name))
      .map(({ name, found }) => {
        const dead = deadOf.get(name);
        const ownDead = /deadletters/i.test(name);
        return {
          name,
          ready: ownDead ? 0 : waiting(name),
          inFlight: found?.messages.inflight.length ?? 0,
          dead: dead === undefined ? (ownDead ? waiting(name) : null) : waiting(dead),
        };
      })
      .sort((one, other) => one.name.localeCompare(other.name)),
    schedules: schedules.names
      .map((name) => ({ name, next: schedules.next(name, now)?.toISOString() ?? null }))
      .sort((one, other) => (one.next ?? "~").localeCompare(other.next ?? "~")),
  };
}
