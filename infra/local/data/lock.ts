import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteCode } from "./sqlite-code.ts";

/** Another process holds a folder of data. */
export class DataInUse extends Error {
  readonly folder: string;
  /** Its number, where it could be read. */
  readonly pid: string | undefined;

  constructor(folder: string, pid: string | undefined) {
    super(`${folder} is used by another stack`);
    this.name = "DataInUse";
    this.folder = folder;
    this.pid = pid;
  }
}

/** A folder of data that this process alone uses. */
export interface HeldData {
  release(): void;
}

/** Those of this process: one that nothing refers to would be closed. */
const open = new Set<DatabaseSync>();

/** What the files of the lock begin with: they stay where the rest of the folder is taken away. */
export const lockFiles = "lock.";

/**
 * Takes a folder of data, made where it does not exist, for this process alone. It is a lock of the system's, which ends with its
 * process, killed or not: Node has none of its own, and SQLite, which comes with it, holds one as long as a transaction is open.
 * Libraries for it keep a date that goes stale instead, so that a start after a kill would wait.
 * @throws DataInUse
 */
export function lockData(folder: string): HeldData {
  mkdirSync(folder, { recursive: true });
  const holder = join(folder, `${lockFiles}pid`);
  const database = new DatabaseSync(join(folder, `${lockFiles}sqlite`));
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    throw sqliteCode(error) === "busy" ? new DataInUse(folder, pidIn(holder)) : error;
  }
  try {
    writeFileSync(holder, String(process.pid));
  } catch (error) {
    database.close();
    throw error;
  }
  open.add(database);
  return {
    release() {
      if (open.delete(database)) database.close();
    },
  };
}

function pidIn(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
