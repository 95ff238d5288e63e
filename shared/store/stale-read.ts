/** What was read has changed since: load, decide and save again. */
export class StaleRead extends Error {
  constructor() {
    super("the item changed since it was read");
    this.name = "StaleRead";
  }
}
