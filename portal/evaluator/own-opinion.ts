import type { TrainingFile } from "../files/file.ts";
import { useAccount } from "../shell/account.ts";

type Opinion = TrainingFile["opinions"][number];

/** The opinion that the reader gave: a colleague's is shown after it alone. */
export function useOwnOpinion({ opinions }: TrainingFile): Opinion | undefined {
  const { name } = useAccount();
  return opinions.find((one) => one.name === name) ?? (opinions.length === 1 ? opinions[0] : undefined);
}
