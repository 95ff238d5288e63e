import { Temporal } from "temporal-polyfill";
import { signIn } from "../../demo/people.ts";
import type { Stage } from "../../demo/stage.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";

/** The world of a story, on a stack of its own: today is that of its clock. */
export function stageOn(
  stack: Pick<LocalStack, "urls" | "settled"> & { clock: Pick<LocalStack["clock"], "now"> },
): Stage {
  const today = Temporal.PlainDate.from(dateInParis(stack.clock.now().toISOString()));
  return {
    people: signIn(stack.urls),
    today: today.toString(),
    yearsAgo: (years) => today.subtract({ years }).toString(),
    tell: () => undefined,
    // Small: what a heavy piece does is tried by the tests of evidence.
    photo: { width: 120, height: 90 },
    mailUrl: stack.urls.mail,
    settled: () => stack.settled(),
  };
}

/** An approval that covers today. */
export function currentApproval(): { from: string; until: string } {
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  return { from: today.subtract({ years: 1 }).toString(), until: today.add({ years: 4 }).toString() };
}
