import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Heading,
  Label,
  Modal,
  ModalOverlay,
  TextArea,
  TextField,
} from "react-aria-components";
import { useApi, useRead } from "../../api.ts";
import { announce } from "../../shell/announce.tsx";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";
import { Read } from "../../shell/read.tsx";
import { Refused } from "../../shell/refused.tsx";
import { type HeldSession, planOf, type Session } from "./session.ts";

/** Who sits, who stepped back, and the replacement of a member. */
export function SessionMembers(held: HeldSession) {
  const { session } = held;
  const label = useLabels();
  const mayChange = session.allowedCommands.includes("change");
  return (
    <ul className="todo">
      {session.members.map(({ id, name, side, organisation }) => {
        const gone = session.steppedBack?.find(({ memberId }) => memberId === id);
        return (
          <li key={id}>
            <div>
              <strong>{name}</strong> {id === session.chair ? <span className="chip">préside</span> : null}{" "}
              {session.present?.includes(id) ? <span className="chip ok">présent(e)</span> : null}
              <p className="quiet">
                {capital(label("JuryMember.side", side))} · {organisation}
              </p>
              {gone === undefined ? null : (
                <p className="hindrance">
                  {gone.because === "unavailable"
                    ? "Ne peut pas siéger"
                    : `Connaît ${candidateOf(session, gone.fileId)}`}
                </p>
              )}
            </div>
            {mayChange ? <Replacement {...held} memberId={id} name={name} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function candidateOf({ slots }: Session, fileId: string | undefined): string {
  return slots.find((slot) => slot.fileId === fileId)?.candidateName ?? "un candidat";
}

function Replacement(props: HeldSession & { memberId: string; name: string }) {
  return (
    <DialogTrigger>
      <Button className="button soft small">
        Remplacer<span className="hidden"> {props.name}</span>
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <Replacing {...props} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Replacing(props: HeldSession & { memberId: string; name: string; close: () => void }) {
  const { session, etag, memberId, name, close } = props;
  const api = useApi();
  const label = useLabels();
  const queries = useQueryClient();
  const [error, setError] = useState<Error>();
  const [lateReason, setLateReason] = useState("");
  const path = { sessionId: session.id, memberId };
  const proposed = useRead("/v1/sessions/{sessionId}/members/{memberId}/replacements", { path });
  const take = async (replacing: { id: string; name: string }) => {
    const plan = planOf(session);
    const memberIds = plan.memberIds.map((id) => (id === memberId ? replacing.id : id));
    const body = {
      ...plan,
      memberIds,
      ...(lateReason.trim() === "" ? {} : { lateReason: lateReason.trim() }),
    };
    try {
      await api.put("/v1/sessions/{sessionId}", { path, body, ifMatch: etag });
      announce(`${replacing.name} remplace ${name}.`);
      queries.invalidateQueries();
      close();
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <>
      <Heading slot="title">Remplacer {name}</Heading>
      <Refused error={error} />
      {session.state === "convened" ? (
        <TextField className="field" value={lateReason} onChange={setLateReason}>
          <Label>Motif, si le délai de prévenance n’est plus tenu</Label>
          <TextArea />
        </TextField>
      ) : null}
      <Read of={proposed}>
        {({ body: { members } }) =>
          members.length === 0 ? (
            <p>L’annuaire n’a aucun autre membre de ce collège.</p>
          ) : (
            <ul className="todo">
              {members.map(({ member, hindrances }) => (
                <li key={member.id}>
                  <div>
                    <strong>{member.name}</strong>
                    <p className="quiet">{member.organisation}</p>
                    {hindrances.map((hindrance) => (
                      <span className="hindrance" key={JSON.stringify(hindrance)}>
                        {capital(label("Replacements.members.hindrances.kind", hindrance.kind))}
                        {hindrance.kind === "conflict"
                          ? ` avec ${candidateOf(session, hindrance.fileId)}`
                          : ""}
                      </span>
                    ))}
                  </div>
                  <Button
                    className={hindrances.length === 0 ? "button small" : "button soft small"}
                    onPress={() => take(member)}
                  >
                    Choisir<span className="hidden"> {member.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
      <div className="buttons after">
        <Button className="button soft" onPress={close}>
          Annuler
        </Button>
      </div>
    </>
  );
}
