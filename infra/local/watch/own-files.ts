import { relative } from "node:path";
import { build } from "esbuild";

/** The files that a script loads with itself, by their paths from `root`: a running process keeps them as they were. */
export async function filesLoadedBy(script: string, root: string): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    entryPoints: [script],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return new Set(Object.keys(metafile.inputs).map((path) => relative(root, `${root}/${path}`)));
}
