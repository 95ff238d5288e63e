import type { UseQueryResult } from "@tanstack/react-query";
import { Coming } from "./coming.tsx";
import { Failure } from "./failure.tsx";
import { Page } from "./page.tsx";

/** What is read, a page of it or all. */
interface Reading<Data> extends Pick<UseQueryResult, "isError" | "error"> {
  data: Data | undefined;
  refetch: () => Promise<unknown>;
}

/** Shows what was read; before, that it comes; in its place, why it could not be read. */
export function Read<Data>(props: {
  of: Reading<Data>;
  /** What the page is called until what was read names it. */
  title?: string;
  children: (data: Data) => React.ReactNode;
}) {
  const { of: read, title, children } = props;
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <Failure error={read.error} again={read.refetch} title={title} />;
  if (title === undefined) return <Coming />;
  return (
    <Page title={title} isUntilRead>
      <Coming />
    </Page>
  );
}
