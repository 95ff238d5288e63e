import type { ReplyOf } from "@cqp-mutualite/client/operations";

/** Who is signed in, and what they may act as. */
export type Account = ReplyOf<"/v1/me", "get">;

/** Where a tab keeps what its person acts as: a reload must not change it. */
const kept = "acting-as";

/** What a person chose to act as, where they still may; their first capacity otherwise, or themselves. */
export function chosenCapacity({ capacities }: Account): string | undefined {
  const chosen = sessionStorage.getItem(kept);
  if (chosen === "") return undefined;
  return (capacities.find(({ actingAs }) => actingAs === chosen) ?? capacities[0])?.actingAs;
}

/** Keeps what a person chose; undefined: themselves. */
export function keepCapacity(actingAs: string | undefined): void {
  sessionStorage.setItem(kept, actingAs ?? "");
}
