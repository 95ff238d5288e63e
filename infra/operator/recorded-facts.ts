import { factEntity } from "../../shared/store/facts.ts";
import { everyItem } from "./every-item.ts";
import type { Period } from "./period.ts";

/** The facts that were recorded in a period, oldest first, a line each: when, what, about what and by what role; nothing about people. */
export async function recordedFacts({ from, to }: Period): Promise<string[]> {
  const found: { id: string; line: string }[] = [];
  for await (const item of everyItem([factEntity.name])) {
    const { id, at, type, about, actor } = factEntity.read(item);
    if (at < from || at > to) continue;
    found.push({ id, line: [at, type, `${about.kind}#${about.id}`, actor.role].join("  ") });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ line }) => line);
}
