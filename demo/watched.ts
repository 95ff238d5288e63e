import { createInterface } from "node:readline/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { ApiAnswer, ApiClient } from "./client.ts";
import type { Connect } from "./through-package.ts";

/** How a tour is played: at once, or as those can follow who look at the pages of the online space meanwhile. */
export interface Pace {
  /** A way to the API that is as slow as the pace. */
  slow(connect: Connect): Connect;
  /** Begins the next chapter: when its watchers are ready. */
  next(): Promise<void>;
}

/** The pace of a tour that is not watched. */
export const atOnce: Pace = { slow: (connect) => connect, next: async () => undefined };

/** What a request made, by its beginning: where its page is. */
const pages = [
  ["file_", "/files/"],
  ["ses_", "/sessions/"],
] as const;

/**
 * The pace of a tour that is watched at the address `space`: each act waits for `milliseconds` after the one before,
 * tells where the page is of what it made, and a chapter begins when its watcher presses Enter, where there is a terminal.
 */
export function watched(space: string, milliseconds: number, tell: (line: string) => void): Pace {
  const told = new Set<string>();
  const tellPage = (body: ApiAnswer["body"]) => {
    const id = typeof body?.id === "string" ? body.id : "";
    const [, path] = pages.find(([start]) => id.startsWith(start)) ?? [];
    if (path === undefined || told.has(id)) return;
    told.add(id);
    tell(`      page : ${space}${path}${id}`);
  };
  const slowed = (client: ApiClient): ApiClient => {
    const shown = async (method: string, body: ApiAnswer["body"]) => {
      if (method === "GET") return;
      tellPage(body);
      await wait(milliseconds);
    };
    return {
      async send(method, ...rest) {
        const answer = await client.send(method, ...rest);
        await shown(method, answer.body);
        return answer;
      },
      async call(method, ...rest) {
        const body = await client.call(method, ...rest);
        await shown(method, body);
        return body;
      },
    };
  };
  return {
    slow:
      (connect) =>
      (...who) =>
        slowed(connect(...who)),
    async next() {
      if (!process.stdin.isTTY) return;
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      await terminal.question("\n  Entrée pour la suite… ");
      terminal.close();
    },
  };
}
