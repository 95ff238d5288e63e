import { it } from "vitest";

/**
 * The tests of a file that tell one story, each taking up what those before it left: they are played first when one runs
 * alone, or in another order.
 */
export function story(): (title: string, tell: () => unknown) => void {
  let latest: (() => Promise<void>) | undefined;
  return (title, tell) => {
    const before = latest;
    let played: Promise<void> | undefined;
    const play = () => {
      played ??= (async () => {
        await before?.();
        await tell();
      })();
      return played;
    };
    latest = play;
    it(title, play);
  };
}
