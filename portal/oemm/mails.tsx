import type { ItemOf } from "@cqp-mutualite/client/pages";
import { ActButton } from "../acts/act-button.tsx";
import { useApi } from "../api.ts";
import { capital } from "../shell/capital.ts";
import { dayOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { type List, Listed, useList } from "../shell/list.tsx";

type Mail = ItemOf<"/v1/files/{fileId}/mails">;

/** What was sent about a file, and what became of it. */
export function FileMails({ fileId }: { fileId: string }) {
  const api = useApi();
  return (
    <Mails
      of={useList("/v1/files/{fileId}/mails", { path: { fileId } })}
      resend={(mailId, key) =>
        api.post("/v1/files/{fileId}/mails/{mailId}/resend", { path: { fileId, mailId }, key })
      }
    />
  );
}

/** What was sent to the members of a session, and what became of it. */
export function SessionMails({ sessionId }: { sessionId: string }) {
  const api = useApi();
  return (
    <Mails
      of={useList("/v1/sessions/{sessionId}/mails", { path: { sessionId } })}
      resend={(mailId, key) =>
        api.post("/v1/sessions/{sessionId}/mails/{mailId}/resend", { path: { sessionId, mailId }, key })
      }
    />
  );
}

/** What became of a mail that calls for another try. */
const lost: readonly string[] = ["bounced", "rejected", "complained"];

function Mails(props: { of: List<Mail>; resend: (mailId: string, key: string) => Promise<unknown> }) {
  const label = useLabels();
  return (
    <Listed of={props.of} empty="Aucun courriel n’est encore parti.">
      {(mails) => (
        <ul className="todo">
          {mails.map(({ id, subject, to, state, sentAt, delivery, reason }) => {
            const isLost = delivery !== undefined && lost.includes(delivery.kind);
            return (
              <li key={id}>
                <div>
                  <strong>{subject ?? "Courriel"}</strong>
                  <p className="quiet">
                    {[to ?? "destinataire choisi à l’envoi", sentAt === undefined ? undefined : dayOf(sentAt)]
                      .filter(Boolean)
                      .join(" · ")}
                  </p>
                  <span className={isLost || state === "withheld" ? "chip no" : "chip"}>
                    {capital(
                      delivery === undefined
                        ? label("Mail.state", state)
                        : label("Mail.delivery.kind", delivery.kind),
                    )}
                  </span>{" "}
                  {/* That a mail arrived says the label: its reason tells why one did not. */}
                  {delivery?.kind === "delivered" ? null : (
                    <span className="quiet">{delivery?.reason ?? reason}</span>
                  )}
                </div>
                {isLost || state === "withheld" ? (
                  <ActButton
                    name={`resend ${id}`}
                    label="Renvoyer"
                    send={(_, key) => props.resend(id, key)}
                    done="Le courriel repart."
                  />
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </Listed>
  );
}
