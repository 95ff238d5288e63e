/** What was read has changed since: load, decide and save again. */
export class StaleRead extends Error {
  constructor() {
    super("the item changed since it was read");
    this.name = "StaleRead";
  }
}

/** Other transactions stayed at work on what is asked for until the last attempt: nothing tells that it changed. */
export class Contended extends StaleRead {
  override name = "Contended";
}
