import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Project after project in the order opposite to their names', in which the domain comes last: its files are many and
 * each is short, so that no worker waits for the other at the end of a run. Those that move the clock come last in
 * their project: a file after them would have every function to load again, in sandboxes of its own time.
 */
export class StacksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()]
      .reverse()
      .flatMap((ofProject) => spread(ofProject.toSorted((a, b) => movesClock(a) - movesClock(b))));
  }
}

/**
 * Those of pages one by one among the first half of the others: they wait for most of their time, in which other workers go
 * on, and are the longest.
 */
function spread(files: readonly TestSpecification[]): TestSpecification[] {
  const { pages = [], others = [] } = Object.groupBy(files, ({ moduleId }) =>
    moduleId.includes("/test/pages/") ? "pages" : "others",
  );
  const apart = Math.floor(others.length / 2 / Math.max(pages.length, 1));
  return [
    ...pages.flatMap((page, index) => [page, ...others.slice(index * apart, (index + 1) * apart)]),
    ...others.slice(pages.length * apart),
  ];
}

/**
 * 1 for a file that moves the clock of its stack, 0 for others; 2 for those whose schedules of faults move it while this very process
 * calls the bucket: its client signs by that time from then on.
 */
function movesClock({ moduleId }: TestSpecification): number {
  const source = readFileSync(moduleId, "utf8");
  if (source.includes("new Theatre(")) return 2;
  return /\.(moveTo|travel)\(/.test(source) ? 1 : 0;
}
