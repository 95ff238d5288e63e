import { createContext, useContext } from "react";
import type { Account } from "./capacity.ts";

/** Who is signed in, and as what they act. */
export interface Signed {
  account: Account;
  /** What they act as; undefined: themselves. */
  actingAs: string | undefined;
}

/** Who is signed in, for the pages. */
export const SignedIn = createContext<Signed | undefined>(undefined);

/** Who is signed in. */
export const useAccount = (): Account => useSigned().account;

/** The capacity in which the person acts; undefined: as themselves. */
export function useCapacity(): Account["capacities"][number] | undefined {
  const { account, actingAs } = useSigned();
  return account.capacities.find((one) => one.actingAs === actingAs);
}

function useSigned(): Signed {
  const signed = useContext(SignedIn);
  if (signed === undefined) throw new Error("outside the frame");
  return signed;
}
