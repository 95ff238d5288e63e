import type { UseQueryResult } from "@tanstack/react-query";
import { Coming } from "./coming.tsx";
import { Failure } from "./failure.tsx";

/** Shows what was read; before, that it comes; in its place, why it could not be read. */
export function Read<Data>(props: { of: UseQueryResult<Data>; children: (data: Data) => React.ReactNode }) {
  const { of: read, children } = props;
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <Failure error={read.error} again={read.refetch} />;
  return <Coming />;
}
