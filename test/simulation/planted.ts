import { registerHooks } from "node:module";

/** A defect to plant: in a file whose path ends so, a text and what stands in its place. */
export interface Plant {
  file: string;
  from: string;
  to: string;
}

/** Loads a file of ours with a defect in it, from now on. @throws Error, as it is loaded, where the text is not in it */
export function plant({ file, from, to }: Plant): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!url.endsWith(file)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(from)) throw new Error(`${file} does not hold ${from}`);
      return { ...loaded, source: source.replace(from, to) };
    },
  });
}
