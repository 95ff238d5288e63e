import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { UnreadableFile } from "./kept-file.ts";
import { sqliteCode } from "./sqlite-code.ts";

/**
 * Reads a SQLite file through, where there is one, before a program opens it that would merely fail later.
 * @throws UnreadableFile
 */
export function checkDatabase(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file);
  try {
    const [found] = database.prepare("PRAGMA quick_check(1)").all();
    const said = found?.["quick_check"];
    if (said !== "ok") throw new UnreadableFile(file, said);
  } catch (error) {
    const code = sqliteCode(error);
    throw code === "corrupt" || code === "not a database" ? new UnreadableFile(file, error) : error;
  } finally {
    database.close();
  }
}
