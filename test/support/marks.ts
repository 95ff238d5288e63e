import type { ApiClient } from "../../demo/client.ts";
import { discoverFunctions, type FoundFunction } from "../../infra/discover.ts";

/** What a text is marked with, and where it was sent. */
export interface Mark {
  text: string;
  sent: string;
}

/** Marks for texts, each another one, and where each went. */
export class Marks {
  readonly given: Mark[] = [];
  readonly #word: string;

  /** `word`: what each begins with, in no other text: of letters alone, which each schema of texts takes. */
  constructor(word: string) {
    this.#word = word;
  }

  next(sent: string): string {
    const letters = this.given.length
      .toString(26)
      .replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
    const text = `${this.#word}${letters.padStart(4, "a")}`;
    this.given.push({ text, sent });
    return text;
  }

  /** The marks that a text holds, by where they were sent. */
  in(text: string): string[] {
    const found = new Set(
      text.match(new RegExp(`${this.#word}[a-z]{4}`, "gi"))?.map((one) => one.toLowerCase()),
    );
    return this.given.filter((mark) => found.has(mark.text.toLowerCase())).map(({ sent }) => sent);
  }
}

type Route = Extract<FoundFunction["declared"], { kind: "route" }>["route"];

/** The routes of the API. */
export async function everyRoute(): Promise<Route[]> {
  const found = await discoverFunctions();
  return found.flatMap(({ declared }) => (declared.kind === "route" ? [declared.route] : []));
}

/** What is no text of a person's own, though its schema takes any: codes that were sent, media types. */
const isGiven = (path: string, value: string) => path.endsWith(".code") || /^\w+\/[\w.+-]+$/.test(value);

/** What a rewriting of bodies is told of one. */
interface Sent {
  /** The request: `POST /files`. */
  sent: string;
  /** Whether its schema takes it so. */
  accepted: (body: unknown) => boolean;
}

/** A body that has, in place of each of its texts, the first of `others` (a place in the body, a text) that is accepted. */
export function rewritten(
  body: unknown,
  accepted: Sent["accepted"],
  others: (path: string, value: string) => Iterable<string>,
): unknown {
  let whole = structuredClone(body);
  const visit = (value: unknown, path: string, place: (other: unknown) => unknown): void => {
    if (typeof value === "string") {
      if (isGiven(path, value)) return;
      for (const text of others(path, value)) {
        const other = place(text);
        if (!accepted(other)) continue;
        whole = other;
        return;
      }
    } else if (typeof value === "object" && value !== null)
      for (const [key, part] of Object.entries(value))
        visit(part, `${path}.${key}`, (changed) => {
          const copy = structuredClone(whole);
          const keys = [...path.split(".").slice(1), key];
          const last = keys.pop() ?? "";
          const holder = keys.reduce((held, name) => Reflect.get(held as object, name), copy);
          Reflect.set(holder as object, last, changed);
          return copy;
        });
  };
  visit(whole, "", (changed) => changed);
  return whole;
}

/** A body with a mark before each text of it for which the body is still `accepted`. */
export function markedBody(body: unknown, { marks, sent, accepted }: Sent & { marks: Marks }): unknown {
  return rewritten(body, accepted, function* (path, value) {
    const before = marks.given.length;
    yield `${marks.next(`${sent} ${path}`)} ${value}`;
    // Not taken: it was sent nowhere.
    marks.given.length = before;
  });
}

/** A client whose requests have a mark in each text that their route takes one in. */
export function markingClient(client: ApiClient, routes: readonly Route[], marks: Marks): ApiClient {
  return rewritingClient(client, routes, (body, sent) => markedBody(body, { ...sent, marks }));
}

/** A client whose requests' bodies are rewritten as their routes' schemas take them. */
export function rewritingClient(
  client: ApiClient,
  routes: readonly Route[],
  rewrite: (body: unknown, sent: Sent) => unknown,
): ApiClient {
  const changed = (method: string, path: string, body: unknown) => {
    const route = routes.find(
      (one) =>
        one.method === method &&
        new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path.split("?")[0] ?? ""),
    );
    if (route?.body === undefined || typeof body !== "object") return body;
    const schema = route.body;
    const accepted = (other: unknown) => schema.safeParse(other).success;
    return rewrite(body, { sent: `${method} ${route.path}`, accepted });
  };
  const repeated = new Map<string, unknown>();
  // A request that is repeated by its key has the same texts again.
  const sentAs = (...[method, path, body, headers]: Parameters<ApiClient["send"]>): unknown => {
    const key = headers?.["idempotency-key"];
    if (key === undefined) return changed(method, path, body);
    const name = `${method} ${path} ${key}`;
    if (!repeated.has(name)) repeated.set(name, changed(method, path, body));
    return repeated.get(name);
  };
  return {
    send: (...asked) => client.send(asked[0], asked[1], sentAs(...asked), asked[3]),
    call: (...asked) => client.call(asked[0], asked[1], sentAs(...asked), asked[3]),
  };
}
