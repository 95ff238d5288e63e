import type { Instant } from "../domain/time/civil-date.ts";
import type { Cursor } from "./cursor.ts";
import { rectificationsOf } from "./keys.ts";
import { type Narrowing, readSince } from "./narrowed-page.ts";
import type { Page } from "./table.ts";
import { type ListedTask, taskEntity } from "./tasks.ts";

/** A request for rectification in a list. */
export type ListedRectification = Extract<ListedTask, { kind: "rectification" }>;

/** R-RGPD-1: a page of what a person asked OEMM to rectify, newest first; what changed since an instant and is admitted, where these are given. */
export async function listRectifications(
  personId: string,
  limit: number,
  cursor: Cursor | undefined,
  since?: Instant,
  narrowing?: Narrowing<ListedTask>,
): Promise<Page<ListedRectification>> {
  const list = { index: "gsi1" as const, pk: rectificationsOf(personId), newestFirst: true };
  const { entries, next } = await readSince({ ...list, limit, cursor }, since, taskEntity.listed, narrowing);
  return { entries: entries.filter((one) => one.kind === "rectification"), next };
}
