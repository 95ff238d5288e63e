import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useApi } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { takeUp } from "../../forms/meanwhile.ts";
import { fieldOf } from "../../forms/part.ts";
import { changeSession } from "../../made/bodies/changeSession.ts";
import { announce } from "../../shell/announce.tsx";
import { useList } from "../../shell/list.tsx";
import { type HeldSession, planOf } from "./session.ts";
import { SlotOrder } from "./slot-order.tsx";

/** The change of a session: its day, its hours, its place, and who is heard in which order. */
export function SessionChange({ session, etag, close }: HeldSession & { close: () => void }) {
  const api = useApi();
  const queries = useQueryClient();
  const waiting = useList("/v1/certifications/{code}/waiting-list", {
    path: { code: session.certification },
    query: { limit: 50 },
  });
  const plan = planOf(session);
  const [order, setOrder] = useState({ on: plan.fileIds, fileIds: plan.fileIds });
  // What others change meanwhile is taken up, as the form beneath does.
  const fileIds = takeUp(fieldOf(changeSession, "fileIds"), order.fileIds, order.on, plan.fileIds)
    .value as string[];
  const setFileIds = (next: string[]) => setOrder({ on: plan.fileIds, fileIds: next });
  const others = waiting.data?.pages.flatMap(({ items }) => items) ?? [];
  const names = new Map([
    ...others.map(({ id, candidateName }) => [id, candidateName] as const),
    ...session.slots.map(({ fileId, candidateName }) => [fileId, candidateName] as const),
  ]);
  const arriving = others.filter(({ id }) => !fileIds.includes(id));
  const removed = session.slots.filter(({ fileId }) => !fileIds.includes(fileId));
  return (
    <section className="card" aria-labelledby="change">
      <h2 id="change">Modifier ce jury</h2>
      <h3 className="part-title">Ordre de passage</h3>
      <SlotOrder
        slots={fileIds.map((fileId) => ({ fileId, candidateName: names.get(fileId) ?? "Candidat" }))}
        onChange={setFileIds}
        onRemove={(gone) => setFileIds(fileIds.filter((id) => id !== gone))}
      />
      {arriving.length + removed.length === 0 ? null : (
        <details className="arriving">
          <summary>Ajouter un candidat</summary>
          <ul className="todo">
            {[
              ...removed.map(({ fileId, candidateName }) => ({ id: fileId, candidateName })),
              ...arriving.filter(({ id }) => !removed.some(({ fileId }) => fileId === id)),
            ].map(({ id, candidateName }) => (
              <li key={id}>
                <span>{candidateName}</span>
                <Button className="button soft small" onPress={() => setFileIds([...fileIds, id])}>
                  Ajouter<span className="hidden"> {candidateName}</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <BodyForm
        name={`changeSession ${session.id}`}
        body={changeSession}
        initial={plan}
        told={{
          memberIds: { hidden: true },
          fileIds: { hidden: true },
          startTime: { help: "Par exemple 09:00." },
          lateReason: { label: "Motif, si le délai de prévenance n’est plus tenu" },
        }}
        send={async (sent) => {
          const body = { ...sent, memberIds: plan.memberIds, fileIds };
          await api.put("/v1/sessions/{sessionId}", {
            path: { sessionId: session.id },
            body,
            ifMatch: etag,
          });
        }}
        done={() => {
          announce("Le jury est modifié.");
          queries.invalidateQueries();
          close();
        }}
        label="Enregistrer"
      >
        <Button className="button soft" onPress={close}>
          Annuler
        </Button>
      </BodyForm>
    </section>
  );
}
