import { ProblemError } from "@cqp-mutualite/client/problem";
import { useEffect, useRef } from "react";
import { announce } from "./announce.tsx";
import { goToField } from "./go-to-field.ts";
import { mayPass } from "./may-pass.ts";
import { useToldHere } from "./unread.tsx";
import { Why } from "./why.tsx";

/**
 * What a form or an act says at its head when it was not done: why, and what to do now; nothing where there is no error.
 * What was typed stays. The faults lead to their fields where the form has a name. `again` makes the act anew, where nothing else on
 * the page does; it is offered for what may pass. `say` tells a fault by the page's own names.
 */
export function Refused(props: {
  error: unknown;
  formId?: string;
  again?: (() => unknown) | undefined;
  say?: (fault: ProblemError["errors"][number]) => string;
}) {
  const { error, formId, again, say = ({ message }) => message } = props;
  const told = useRef<HTMLDivElement>(null);
  useToldHere(error);
  useEffect(() => {
    told.current?.focus();
    // What was done before is no news beside it, and would cover it.
    if (error !== undefined && error !== null) announce("");
  }, [error]);
  if (error === undefined || error === null) return null;
  const faults = error instanceof ProblemError ? error.errors : [];
  return (
    <div className="refused" role="alert" aria-label="Ce qui n’a pas été fait" tabIndex={-1} ref={told}>
      <Why error={error} again={mayPass(error) ? again : undefined} />
      {faults.length === 0 ? null : (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.field} ${fault.message}`}>
              {formId === undefined ? (
                say(fault)
              ) : (
                <Leading to={`${formId}-${fault.field}`}>{say(fault)}</Leading>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Leading({ to, children }: { to: string; children: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        goToField(to);
      }}
    >
      {children}
    </a>
  );
}
