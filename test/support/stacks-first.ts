import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Project after project in the order opposite to their names', in which the domain comes last: its files are many and
 * each is short, so that no worker waits for the other at the end of a run.
 */
export class StacksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].reverse().flat();
  }
}
