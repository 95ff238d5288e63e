import { useChanges } from "./changes.ts";

/** Shows in the pages what others do, as they do it. */
export function Following(): null {
  useChanges();
  return null;
}
