import { Following } from "./changes.ts";
import { KeepPlace } from "./keep-place.ts";

/** What a page does without being seen, once it is there. */
export function Behind() {
  return (
    <>
      <Following />
      <KeepPlace />
    </>
  );
}
