import { ProblemError } from "@cqp-mutualite/client/problem";
import { type ReactNode, useState } from "react";
import { announce } from "../shell/announce.tsx";
import { Faults } from "./fields.tsx";

/** Sends something once at a time; what it was refused for stays until it is sent again. */
export function useSending(send: () => Promise<unknown>, done: string, after: () => void = () => undefined) {
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    if (isPending) return;
    setPending(true);
    setError(undefined);
    try {
      await send();
      announce(done);
      after();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPending(false);
    }
  };
  return { isPending, error, run };
}

/** A form whose fields say what the API found wrong in them. */
export function Sent(props: { error: unknown; run: () => Promise<void>; children: ReactNode }) {
  const { error, run, children } = props;
  return (
    <form
      className="asking"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Faults value={error instanceof ProblemError ? error.byField() : {}}>{children}</Faults>
    </form>
  );
}
