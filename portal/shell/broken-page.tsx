import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Failure } from "./failure.tsx";

/** What stands in place of a page that could not be loaded, or that failed. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    return router.invalidate();
  };
  return <Failure error={error} again={again} title="Cette page n’a pas pu s’ouvrir" />;
}
