/** What SQLite can't do, by the low byte of its result codes. Source: https://www.sqlite.org/rescode.html */
const codes = new Map([
  [5, "busy"],
  [8, "read-only"],
  [11, "corrupt"],
  [13, "full"],
  [14, "can't open"],
  [26, "not a database"],
] as const);
type SqliteCode = typeof codes extends Map<number, infer Code> ? Code : never;

/** What SQLite could not do; undefined for another error. */
export function sqliteCode(error: unknown): SqliteCode | undefined {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return undefined;
  return codes.get((error.errcode & 0xff) as 5);
}
