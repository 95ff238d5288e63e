import { type CandidateFile, candidateFile, type FileState } from "./file.ts";

/** Every state of a file, of either path, once each. */
export const fileStates: readonly FileState[] = [
  ...new Set(
    candidateFile.options.flatMap((path) =>
      path.options.map((option) => option.shape.state.value as FileState),
    ),
  ),
];

/** Every path of a file with each state that it goes through. */
export const pathsWithStates: readonly { path: CandidateFile["path"]; state: FileState }[] =
  candidateFile.options.flatMap((path) =>
    path.options.map(({ shape }) => ({ path: shape.path.value, state: shape.state.value as FileState })),
  );
