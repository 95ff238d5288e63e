import { expect, it } from "vitest";
import { useAppearanceMailboxes } from "../support/appearance-mailboxes.ts";

const play = useAppearanceMailboxes();

it.each([2, 3, 4, 5, 6, 7, 8, 9])(
  "R-DAY-4, R-DAY-7: the last message in each mailbox says what holds, through changes, refusals, deaths and delays (seed %i)",
  async (seed) => {
    expect(await play(seed, 60)).toEqual([]);
  },
);
