import "../styles/forms.css";
import { isProblem, ProblemError } from "@cqp-mutualite/client/problem";
import { useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { Refused } from "../shell/refused.tsx";
import { saidOf } from "./called.ts";
import { Clashes } from "./clashes.tsx";
import { type FieldTold, InForm } from "./form-state.tsx";
import type { Body } from "./part.ts";
import { PartField } from "./part-field.tsx";
import { useWritten } from "./written.ts";

/** What a form is of. */
export interface FormOf<Sent> {
  /** Names its draft: the operation, and what it is done to. */
  name: string;
  /** Made from the API's description: `portal/made/bodies`. */
  body: Body<Sent>;
  /** What the fields hold before anything is written. */
  initial?: Partial<Sent> | undefined;
  /** What the page adds to the description, by field: `{ "periods.employer": { help: "…" } }`. */
  told?: Readonly<Record<string, FieldTold>> | undefined;
  /** Sends what was written. The key is the same as long as what is sent is. @throws ProblemError and others */
  send: (sent: Sent, key: string) => Promise<unknown>;
  /** Called once it is sent and accepted. */
  done?: (() => unknown) | undefined;
  /** Hears of what is written, where the page shows something for it. */
  onWrite?: ((written: Partial<Sent>) => void) | undefined;
  /** What its button says. */
  label: string;
}

/** A form of what an operation takes: its fields, the API's words where it refuses, and nothing lost, of others neither. */
export function BodyForm<Sent>(props: FormOf<Sent> & { children?: React.ReactNode }) {
  const { body, told = {}, send, done, onWrite, label, children } = props;
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const { value, isTakenUp, clashes, write, wipe, settle, sent } = useWritten(props, isSending);
  const sentBefore = useRef({ text: "", key: "" });
  const id = useId();

  const submit = async () => {
    setSending(true);
    setError(undefined);
    const text = JSON.stringify(value);
    if (sentBefore.current.text !== text) sentBefore.current = { text, key: crypto.randomUUID() };
    try {
      await send((value ?? {}) as Sent, sentBefore.current.key);
      sent();
      await done?.();
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* What changed is told in its own words once it was read. */}
      {clashes.length > 0 && isProblem(error, "urn:problem:cqp:stale") ? null : (
        <Refused error={error} formId={id} say={(fault) => saidOf(fault, told)} />
      )}
      <Clashes clashes={clashes} told={told} settle={settle} formId={id} />
      {isTakenUp ? (
        <p className="note">
          Vous aviez commencé : votre saisie a été reprise.{" "}
          <Button className="linklike" onPress={wipe}>
            L’effacer
          </Button>
        </p>
      ) : null}
      <InForm value={{ faults: error instanceof ProblemError ? error.byField() : {}, told, id }}>
        {/* Taken up or wiped, fields that remember something begin anew. */}
        <div key={`${isTakenUp}`}>
          <PartField
            part={body}
            path=""
            required
            value={value}
            onChange={(written) => {
              write(written);
              onWrite?.((written ?? {}) as Partial<Sent>);
            }}
          />
        </div>
      </InForm>
      <div className="buttons">
        <Button className="button" type="submit" isPending={isSending}>
          {isSending ? "Envoi…" : label}
        </Button>
        {children}
      </div>
    </form>
  );
}
