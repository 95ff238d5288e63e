import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

/** Something that is done to a file, after which its page shows what came of it. */
export function useActOnFile(
  fileId: string,
  act: () => Promise<unknown>,
  after: () => void = () => undefined,
) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      after();
      await queries.invalidateQueries();
      await navigate({ to: "/files/$fileId", params: { fileId } });
    },
  });
}
