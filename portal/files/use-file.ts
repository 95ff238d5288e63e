import { useRead } from "../api.ts";

/** A file, read once for all that a page shows of it. */
export function useFile(fileId: string) {
  return useRead("/v1/files/{fileId}", { path: { fileId } });
}
