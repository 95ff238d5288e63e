import { ProblemError } from "@cqp-mutualite/client/problem";
import { type ReactNode, useId, useState } from "react";
import { saidOf } from "../forms/called.ts";
import { type FormState, InForm } from "../forms/form-state.tsx";
import { announce } from "../shell/announce.tsx";
import { Refused } from "../shell/refused.tsx";
import "../styles/forms.css";

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

/** A form whose fields say what the API found wrong in them, and what its page knows of them. */
export function Sent(props: {
  error: unknown;
  run: () => Promise<void>;
  told: FormState["told"];
  children: ReactNode;
}) {
  const { error, run, told, children } = props;
  const id = useId();
  return (
    <form
      className="asking"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Refused error={error} formId={id} say={(fault) => saidOf(fault, told)} />
      <InForm value={{ faults: error instanceof ProblemError ? error.byField() : {}, told, id }}>
        {children}
      </InForm>
    </form>
  );
}
