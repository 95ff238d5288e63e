import { copyFile, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { dataFiles } from "./hold.ts";

/** A folder that data are to be copied into has some already. */
export class HasData extends Error {}

/**
 * The table as it is at one instant, written into another folder of data: what stands here for AWS's restoring to a point in time,
 * which the embedded database has not. It is one read of the database file, while it goes on being written to.
 */
export async function copyTable(fromData: string, toData: string): Promise<void> {
  const database = new DatabaseSync(join(fromData, dataFiles.table), { readOnly: true });
  try {
    database.prepare("VACUUM INTO ?").run(join(toData, dataFiles.table));
  } finally {
    database.close();
  }
  // How far each function had got in the stream, which is in the same file.
  for (const name of await readdir(fromData))
    if (name.startsWith("stream-") && !name.endsWith(".next"))
      await copyFile(join(fromData, name), join(toData, name));
}

/**
 * The data of a stack at work as they are at this moment, in another folder, which another stack can be started on: the table, then
 * objects and anchors, accounts and the clock. Mails that were received and messages that wait stay.
 * @throws HasData where the folder has some.
 */
export async function copyData(fromData: string, toData: string): Promise<void> {
  await mkdir(toData, { recursive: true });
  if ((await readdir(toData)).length > 0) throw new HasData(`${toData} holds something`);
  await copyTable(fromData, toData);
  for (const folder of ["objects", "identity"])
    for (const name of await readdir(join(fromData, folder), { recursive: true, withFileTypes: true }))
      if (name.isFile()) await copyOf(join(name.parentPath, name.name), fromData, toData);
  await copyOf(join(fromData, dataFiles.clock), fromData, toData);
}

/** A file at its place in the other folder; one that is moved meanwhile is none of the moment's. */
async function copyOf(file: string, fromData: string, toData: string): Promise<void> {
  const place = join(toData, file.slice(fromData.length));
  await mkdir(dirname(place), { recursive: true });
  await copyFile(file, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
