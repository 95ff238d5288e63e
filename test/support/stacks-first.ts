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
      .flatMap((ofProject) => ofProject.toSorted((a, b) => rankOf(a) - rankOf(b)));
  }
}

/** Pages first: they wait for half of their time, in which other workers go on. */
function rankOf(file: TestSpecification): number {
  return file.moduleId.includes("/test/pages/") ? -1 : movesClock(file);
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
