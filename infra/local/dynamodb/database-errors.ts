/** The embedded database ended by itself; `how` is its code or its signal. */
export class DatabaseEnded extends Error {
  readonly how: string;

  constructor(how: string) {
    super(`the embedded DynamoDB ended with ${how}`);
    this.name = "DatabaseEnded";
    this.how = how;
  }
}

/** A table changed its indexes since its data was written. */
export class TableDiffers extends Error {
  constructor(name: string) {
    super(`the table ${name} on disk has other indexes than the template: start over with --reset`);
    this.name = "TableDiffers";
  }
}
