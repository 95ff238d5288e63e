import { candidateFile, type FileState } from "./file.ts";

/** Every state of a file, of either path, once each. */
export const fileStates: readonly FileState[] = [
  ...new Set(
    candidateFile.options.flatMap((path) =>
      path.options.map((option) => option.shape.state.value as FileState),
    ),
  ),
];
