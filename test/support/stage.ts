import { Temporal } from "temporal-polyfill";
import { signIn } from "../../demo/people.ts";
import type { Stage } from "../../demo/vae-story.ts";
import type { LocalStack } from "../../infra/local/stack.ts";

/** The world of a story, on a stack of its own: today is the machine's. */
export async function stageOn(stack: LocalStack): Promise<Stage> {
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  return {
    people: await signIn(stack.urls),
    today: today.toString(),
    yearsAgo: (years) => today.subtract({ years }).toString(),
    tell: () => undefined,
    settled: () => stack.settled(),
  };
}

/** An approval that covers today. */
export function currentApproval(): { from: string; until: string } {
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  return { from: today.subtract({ years: 1 }).toString(), until: today.add({ years: 4 }).toString() };
}
