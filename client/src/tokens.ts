/** Gives an access token; `rejected` is the one that the API took no more, where there was one. */
export type TokenProvider = (rejected: string | undefined) => string | Promise<string>;

/** The token of a client: asked for with the first request, and anew once the API takes it no more. */
export class Tokens {
  readonly #provide: TokenProvider;
  #held: Promise<string> | undefined;

  constructor(provide: TokenProvider) {
    this.#provide = provide;
  }

  /** The present token. */
  current(): Promise<string> {
    this.#held ??= this.#ask(undefined);
    return this.#held;
  }

  /** Another token than the one that was refused, asked for once however many requests were refused with it. */
  async instead(rejected: string): Promise<string> {
    if ((await this.current()) === rejected) this.#held = this.#ask(rejected);
    return this.current();
  }

  /** What failed is asked for again the next time. */
  #ask(rejected: string | undefined): Promise<string> {
    const asked = (async () => this.#provide(rejected))();
    asked.catch(() => {
      if (this.#held === asked) this.#held = undefined;
    });
    return asked;
  }
}
