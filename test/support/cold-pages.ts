import { setTimeout as wait } from "node:timers/promises";
import type { Page, Request } from "playwright-core";
import { addressesOfPages } from "../../docs/places.ts";
import { comeTo, type Places } from "./space-pages.ts";

/** A page of the space: its address as the router has it, and one that leads to it. */
export interface Addressed {
  address: string;
  path: string;
}

/** Each page of the space, where `places` tells it to be. @throws Error where a part of an address has no place */
export async function pagesAt(places: (address: string) => Places): Promise<Addressed[]> {
  return (await addressesOfPages()).map((address) => {
    const path = address.replaceAll(/\$(\w+)/g, (_, name: string) => {
      const place = places(address)[name];
      if (place === undefined) throw new Error(`${address}: no place is given for ${name}`);
      return place;
    });
    return { address, path };
  });
}

/** What the frame reads for itself, on every page. */
const ofFrame = /\/v1\/(?:me|labels|changes)(?:\?|$)/;

/** Whether an address is one of the API that a page reads for what it shows. */
export const isOfPage = (url: string): boolean => /\/api\/v1\//.test(url) && !ofFrame.test(url);

/** Milliseconds in which a page asks for nothing, once it has all that it asks for. */
const quiet = 100;
/** Milliseconds that a page is waited for at most. */
const patience = 10_000;

/** A page that is come to with nothing read before, and what it asks the API for. */
export class ColdPage {
  readonly page: Page;
  readonly #open = new Set<Request>();
  #asked: string[] = [];
  #lastChange = 0;

  constructor(page: Page) {
    this.page = page;
    page.on("request", (request) => {
      const url = request.url();
      if (url.includes("/v1/changes?begin") || ofFrame.test(url)) return;
      this.#open.add(request);
      this.#lastChange = Date.now();
      if (isOfPage(url) && request.method() === "GET") this.#asked.push(url);
    });
    const ended = (request: Request) => {
      if (this.#open.delete(request)) this.#lastChange = Date.now();
    };
    page.on("requestfinished", ended);
    page.on("requestfailed", ended);
  }

  /** Comes to a page as who opens the space there; gives its heading once it has settled. */
  async comeTo(path: string): Promise<string> {
    await this.begin(path);
    await this.settled();
    const heading = this.page.locator("h1:not([data-before])").first();
    // The code of a page may come after all that it asks for.
    return heading.innerText({ timeout: patience }).catch(() => "");
  }

  /** The same, without waiting for what the page asks for. */
  async begin(path: string): Promise<void> {
    await comeTo(this.page, "/no-such-page");
    // What is never answered is waited for no longer.
    this.#open.clear();
    await this.settled();
    await this.page.evaluate(forgetReads);
    this.#asked = [];
    await comeTo(this.page, path);
  }

  /** What was asked for since the page was come to, each once. */
  get asked(): string[] {
    return [...new Set(this.#asked)];
  }

  /** Waits until the page asks for nothing more. */
  async settled(): Promise<void> {
    const began = Date.now();
    this.#lastChange = began;
    while (this.#open.size > 0 || Date.now() - this.#lastChange < quiet) {
      if (Date.now() - began > patience) return;
      await wait(20);
    }
  }
}

/** Run in the page: its application forgets what it read, as where another capacity is chosen. */
const forgetReads = `(() => {
  const root = document.getElementById("application");
  const container = root[Object.keys(root).find((name) => name.startsWith("__reactContainer$"))];
  let fiber = container.stateNode.current;
  while (fiber.memoizedProps?.client?.getQueryCache === undefined) fiber = fiber.child;
  fiber.memoizedProps.client.removeQueries({ predicate: ({ queryKey: [of] }) => of !== "me" && of !== "/v1/labels" });
})()`;
