import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { announce } from "../shell/announce.tsx";

/** Tells that something was done to a file, whose page shows what came of it. */
export function useToldOfFile(fileId: string, done: string): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await queries.invalidateQueries();
    await navigate({ to: "/files/$fileId", params: { fileId } });
    announce(done);
  };
}

/** Something that is done to a file, which is told once it is done; after it the file's page shows what came of it. */
export function useActOnFile(
  fileId: string,
  done: string,
  act: () => Promise<unknown>,
  after: () => void = () => undefined,
) {
  const tell = useToldOfFile(fileId, done);
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      after();
      await tell();
    },
  });
}
