import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";

/** Milliseconds that a save may take: an editor writes a file in several steps, a branch is many files. */
const saveTakes = 50;

/** What the folders that are watched hold besides sources. */
const noSource = /(^|\/)\.|~$/;

/** Tells of the files that are saved under some folders, those of one save together, by their paths from `root`. */
export function watchSaves(
  root: string,
  folders: readonly string[],
  tell: (paths: string[]) => void,
): { close(): void } {
  const saved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(join(root, folder), { recursive: true }, (_, path) => {
      if (path === null || noSource.test(path)) return;
      saved.add(join(folder, path));
      timer ??= setTimeout(() => {
        timer = undefined;
        const paths = [...saved].sort();
        saved.clear();
        tell(paths);
      }, saveTakes);
    }),
  );
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
