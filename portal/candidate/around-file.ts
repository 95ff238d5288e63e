import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, useApi, useRead } from "../api.ts";
import type { CandidateFile } from "../files/file.ts";

/** A centre as the public list tells of it. */
export type Centre = ReplyOf<"/v1/certifications/{code}/approved-centres", "get">["items"][number];

/** The certification of a file, by its code: name and domains of the version in force. */
export function useCertification(code: CandidateFile["certification"]) {
  return useRead("/v1/certifications/{code}", { path: { code } }, { once: true }).data?.body;
}

/** The centre of a file, as the public list tells of it today, or told when the candidate enrolled. */
export function useCentre({ certification: code, centreId, enrolledOn }: CandidateFile): Centre | undefined {
  const found = useQuery({
    queryKey: ["centre of a file", code, centreId, enrolledOn],
    enabled: centreId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      for (const on of [undefined, enrolledOn]) {
        const query = on === undefined ? {} : { on };
        const { body } = await api.get("/v1/certifications/{code}/approved-centres", {
          path: { code },
          query,
        });
        const centre = body.items.find(({ id }) => id === centreId);
        if (centre !== undefined) return centre;
      }
      return null;
    },
  });
  return found.data ?? undefined;
}

/** The printed documents of a file. */
export function useDocuments(fileId: string) {
  return useRead("/v1/files/{fileId}/documents", { path: { fileId } });
}

type PrintedDocument = NonNullable<ReturnType<typeof useDocuments>["data"]>["body"]["items"][number];

/** Downloads a printed document of a file, and whether it could not be. */
export function useDownload(fileId: string) {
  const acting = useApi();
  const [failed, setFailed] = useState(false);
  const download = async ({ kind, reference }: Pick<PrintedDocument, "kind" | "reference">) => {
    try {
      setFailed(false);
      const { body } = await acting.get("/v1/files/{fileId}/documents/{kind}/{reference}/content", {
        path: { fileId, kind, reference },
      });
      // The storage sends it as a file to keep: the page stays.
      location.assign(body.url);
    } catch {
      setFailed(true);
    }
  };
  return { download, failed };
}

/** The grid that a file is assessed on, in its own version, once it is read. */
export const useGrid = (fileId: string) => useReadGrid(fileId).data?.body;

/** The same, for what can't do without it. */
export function useReadGrid(fileId: string) {
  return useRead("/v1/files/{fileId}/grid", { path: { fileId } }, { once: true });
}

/** How the API calls the values of a place of its description, all of them. */
export function useNames(place: string): Readonly<Record<string, string>> {
  return useRead("/v1/labels", {}, { once: true }).data?.body.labels[place] ?? {};
}
