/**
 * Does something with each, so many at a time; gives what became of them, in their order. Each of a group has ended before the next one
 * begins, and before an error of one is thrown: nothing goes on behind an answer.
 */
export async function inGroups<Each, Done>(
  all: readonly Each[],
  atOnce: number,
  act: (each: Each) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  for (let start = 0; start < all.length; start += atOnce) {
    const group = await Promise.allSettled(all.slice(start, start + atOnce).map(act));
    for (const ended of group) {
      if (ended.status === "rejected") throw ended.reason;
      done.push(ended.value);
    }
  }
  return done;
}
