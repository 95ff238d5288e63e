import { expect, it } from "vitest";
import { useAppearanceMailboxes } from "../../support/appearance-mailboxes.ts";

const play = useAppearanceMailboxes();

// One of test/longer plays more of them, for longer.
it("R-DAY-4, R-DAY-7: the last message in each mailbox says what holds, through changes, refusals, deaths and delays", async () => {
  expect(await play(1, 16)).toEqual([]);
});
