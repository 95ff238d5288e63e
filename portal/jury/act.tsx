import { ProblemError } from "@cqp-mutualite/client/problem";
import { type ReactNode, useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { announce } from "../shell/announce.tsx";
import { Refused } from "../shell/refused.tsx";
import { Faults } from "./fields.tsx";

/** An act that asks to be confirmed, or told more: a button, and the dialog that it opens. */
export function Act(props: {
  /** What the button says. */
  label: string;
  title: string;
  /** What the button in the dialog says. */
  submit: string;
  /** What is told once it is done. */
  done: string;
  soft?: boolean;
  send: () => Promise<unknown>;
  children?: ReactNode;
}) {
  const { label, title, submit, done, soft = false, send, children } = props;
  return (
    <DialogTrigger>
      <Button className={soft ? "button soft" : "button"}>{label}</Button>
      <ModalOverlay className="ask-overlay">
        <Modal className="ask">
          <Dialog>
            {({ close }) => (
              <Asking {...{ title, submit, done, send, close }}>
                <Heading slot="title">{title}</Heading>
                {children}
              </Asking>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Asking(props: {
  submit: string;
  done: string;
  send: () => Promise<unknown>;
  close: () => void;
  children: ReactNode;
}) {
  const { submit, done, send, close, children } = props;
  const { isPending, error, run } = useSending(send, done, close);
  return (
    <Sent error={error} run={run}>
      {children}
      <Refused error={error} />
      <div className="buttons">
        <Button className="button" type="submit" aria-busy={isPending}>
          {submit}
        </Button>
        <Button className="button soft" onPress={close}>
          Revenir
        </Button>
      </div>
    </Sent>
  );
}

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
