import { type FunctionComponent, useEffect, useReducer } from "react";
import { useCapacity } from "./account.ts";
import type { Account } from "./capacity.ts";
import { Coming } from "./coming.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

/** What a person is to what they see: the role of the capacity that they chose, or a candidate's, as themselves. */
export type Role = Account["role"];

/** The role that a page is shown to. */
export const useRole = (): Role => useCapacity()?.role ?? "candidate";

/** A page whose code comes when it is asked for; `preload` stands until it is there. */
type PageOfOne = FunctionComponent & { preload?: (() => Promise<unknown> | undefined) | undefined };

/** The page of an address that mails give to several roles: that of its reader's role, or what the others are shown. */
export function byRole(
  pages: Readonly<Partial<Record<Role, PageOfOne>>>,
  otherwise: PageOfOne = NotFoundPage,
): FunctionComponent {
  return function PageOfRole() {
    const Page = pages[useRole()] ?? otherwise;
    const [, lookAgain] = useReducer((times: number) => times + 1, 0);
    // The router brings the code of a route's own component alone: that of the role's is asked for here.
    const { preload } = Page;
    useEffect(() => {
      preload?.()?.then(lookAgain, lookAgain);
    }, [preload]);
    return preload === undefined ? <Page /> : <Coming />;
  };
}
