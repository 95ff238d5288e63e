import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { BodyForm as AnyBodyForm, FormOf } from "../forms/body-form.tsx";
import { announce } from "../shell/announce.tsx";
import { Coming } from "../shell/coming.tsx";
import { Refused } from "../shell/refused.tsx";
import { Unread } from "../shell/unread.tsx";

// Comes with the first form that is opened: a page of acts that ask for nothing loads none of its fields.
const BodyForm = lazy(async () => ({
  default: (await import("../forms/body-form.tsx")).BodyForm,
})) as unknown as typeof AnyBodyForm;

/** What an act is, beside what its form asks for. */
interface Act<Sent> extends Omit<FormOf<Sent>, "label" | "done" | "body"> {
  /** What the button says: a verb. */
  label: string;
  /** Said before it is done: what it changes, what can't be undone. */
  says?: React.ReactNode;
  /** What the button of the dialog says, where it is more than the label. */
  confirm?: string;
  /** Told once it is done. */
  done: string;
  body?: FormOf<Sent>["body"];
  look?: "button" | "button soft" | "button small" | "button soft small" | "button brick small";
  /** Called once it is done, as to go to what was made. */
  then?: (() => void) | undefined;
  /** A hook that reads what the form is told of a thing, once it is opened; undefined until it is read. Beside `told`. */
  useTold?: (of: string) => FormOf<Sent>["told"];
  /** The thing: its identifier. */
  of?: string;
}

const nothingToRead = () => ({});

/**
 * A button that does something through the API: at once where there is nothing to say or to ask for, in a dialog
 * otherwise. What the pages show is read anew.
 */
export function ActButton<Sent>(act: Act<Sent>) {
  const { label, says, body, look = "button soft small" } = act;
  if (says === undefined && body === undefined) return <AtOnce {...act} />;
  return (
    <DialogTrigger onOpenChange={(isOpen) => isOpen && announce("")}>
      <Button className={look}>{label}</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <Asked {...act} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

/** Milliseconds that an act waits at most for what the page shows to be read anew. */
const readWithin = 2_000;

function useDone(act: { done: string; then?: (() => void) | undefined }): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // The next act begins with what this one made: it names the version that is shown.
    await Promise.race([
      queries.invalidateQueries(),
      new Promise((resolve) => setTimeout(resolve, readWithin)),
    ]);
    announce(act.done);
    act.then?.();
  };
}

/** What an act asks for. */
function Asked<Sent>(act: Act<Sent> & { close: () => void }) {
  const { label, says, body, confirm = label, close, done: told, then, look: _, ...given } = act;
  const { useTold = nothingToRead, of = "", ...form } = given;
  const read = useTold(of);
  const whenDone = useDone({ done: told, then });
  const done = async () => {
    await whenDone();
    close();
  };
  const cancel = (
    <Button className="button soft" onPress={close}>
      Annuler
    </Button>
  );
  return (
    <>
      <Heading slot="title">{label}</Heading>
      <Unread />
      {says === undefined ? null : <div>{typeof says === "string" ? <p>{says}</p> : says}</div>}
      {body === undefined ? (
        <AtOnce {...act} label={confirm} look="button" then={done}>
          {cancel}
        </AtOnce>
      ) : read === undefined ? (
        <Coming />
      ) : (
        <Suspense fallback={<Coming />}>
          <BodyForm {...form} told={{ ...form.told, ...read }} body={body} label={confirm} done={done}>
            {cancel}
          </BodyForm>
        </Suspense>
      )}
    </>
  );
}

function AtOnce<Sent>(act: Act<Sent> & { children?: React.ReactNode }) {
  const { label, look = "button soft small", initial = {}, send, children } = act;
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const key = useRef(crypto.randomUUID());
  const done = useDone(act);
  const press = async () => {
    setSending(true);
    setError(undefined);
    try {
      await send(initial as Sent, key.current);
      key.current = crypto.randomUUID();
      await done();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <Refused error={error} />
      <div className="buttons">
        <Button className={look} isPending={isSending} onPress={press}>
          {label}
        </Button>
        {children}
      </div>
    </>
  );
}
