import type { ReplyOf, SentTo } from "@cqp-mutualite/client/operations";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useApi } from "../../api.ts";
import { BodyForm } from "../../forms/body-form.tsx";
import { planSession } from "../../made/bodies/planSession.ts";
import { proposeSession } from "../../made/bodies/proposeSession.ts";
import { announce } from "../../shell/announce.tsx";
import { counted } from "../../shell/counted.ts";
import { dayOf, weekdayOf } from "../../shell/dates.ts";
import { useLabels } from "../../shell/labels.ts";
import { Listed, useList } from "../../shell/list.tsx";
import { Page } from "../../shell/page.tsx";
import type { CertificationCode } from "../for-each-certification.ts";
import { freeMembers, MemberChoice } from "./member-choice.tsx";
import { SlotOrder } from "./slot-order.tsx";

type Proposal = ReplyOf<"/v1/sessions/proposal", "post">;
type Asked = SentTo<"/v1/sessions/proposal", "post">;

/** What waits for a jury of a certification, and the proposal of one. */
export function WaitingListPage() {
  const { code } = useParams({ from: "/waiting-lists/$code" }) as { code: CertificationCode };
  const label = useLabels();
  const api = useApi();
  const list = useList("/v1/certifications/{code}/waiting-list", { path: { code }, query: { limit: 100 } });
  const [proposed, setProposed] = useState<{ asked: Asked; proposal: Proposal }>();
  return (
    <Page
      title={`Liste d’attente ${code}`}
      above={<p className="quiet">{label("File.certification", code)}</p>}
    >
      {proposed === undefined ? (
        <div className="desk-columns">
          <section className="card" aria-labelledby="waiting">
            <h2 id="waiting">Dossiers qui attendent un jury</h2>
            <Listed of={list} empty="Aucun dossier n’attend de jury.">
              {(files) => (
                <ol className="todo">
                  {files.map((file) => (
                    <li key={file.id}>
                      <Link className="todo-title" to="/files/$fileId" params={{ fileId: file.id }}>
                        {file.candidateName}
                      </Link>
                      <span className="quiet">
                        {label("File.path", file.path)}
                        {file.submittedAt === undefined ? "" : ` · déposé le ${dayOf(file.submittedAt)}`}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
            </Listed>
          </section>
          <section className="card" aria-labelledby="propose">
            <h2 id="propose">Proposer un jury</h2>
            <p className="quiet">
              Les créneaux, la présidence et les membres libres sont proposés pour les dossiers les plus
              anciens. Rien n’est enregistré avant que vous ne planifiiez.
            </p>
            <BodyForm
              name={`proposeSession ${code}`}
              body={proposeSession}
              initial={{ certification: code, startTime: "09:00" }}
              told={{ certification: { hidden: true }, startTime: { help: "Par exemple 09:00." } }}
              send={async (asked) => {
                const { body: proposal } = await api.post("/v1/sessions/proposal", { body: asked });
                setProposed({ asked, proposal });
                announce(
                  `Un jury de ${counted(proposal.slots.length, "candidat", "candidats")} est proposé.`,
                );
              }}
              label="Proposer"
            />
          </section>
        </div>
      ) : (
        <Plan {...proposed} again={() => setProposed(undefined)} />
      )}
    </Page>
  );
}

/** A proposal, to be changed and planned. */
function Plan({ asked, proposal, again }: { asked: Asked; proposal: Proposal; again: () => void }) {
  const { slots, members, chairSide, notice } = proposal;
  const api = useApi();
  const label = useLabels();
  const navigate = useNavigate();
  const [fileIds, setFileIds] = useState(() => slots.map(({ fileId }) => fileId));
  const [memberIds, setMemberIds] = useState(() => freeMembers(members));
  const nameOfFile = (id: string) =>
    slots.find(({ fileId }) => fileId === id)?.candidateName ?? "un candidat";
  const isAsProposed =
    fileIds.length === slots.length && fileIds.every((id, index) => id === slots[index]?.fileId);
  const ordered = fileIds.map((fileId, index) => ({
    fileId,
    candidateName: nameOfFile(fileId),
    ...(isAsProposed ? { start: slots[index]?.start, end: slots[index]?.end } : {}),
  }));
  const { certification, date, startTime, breaks } = asked;
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked for stands in the place of the form that asked for it.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card" aria-labelledby="plan">
      <h2 id="plan" ref={heading} tabIndex={-1}>
        Jury du {weekdayOf(date)} {date.slice(0, 4)}
      </h2>
      <p className="quiet">
        {chairSide === undefined ? "" : `Présidence : collège des ${label("JuryMember.side", chairSide)}. `}
        {notice.days === 0
          ? "Le jury est aujourd’hui"
          : `Le jury est dans ${counted(notice.days, "jour", "jours")}`}
        {notice.late
          ? " : le délai de prévenance n’est plus tenu, et la convocation en demandera le motif."
          : " : le délai de prévenance peut être tenu."}
      </p>
      {slots.length === 0 ? (
        <p className="note">Aucun dossier n’attend : il n’y a personne à convoquer.</p>
      ) : null}
      <h3 className="part-title">Ordre de passage</h3>
      {isAsProposed ? null : (
        <p className="quiet">Les heures seront calculées dans cet ordre à la planification.</p>
      )}
      <SlotOrder
        slots={ordered}
        onChange={setFileIds}
        onRemove={(removed) => setFileIds(fileIds.filter((id) => id !== removed))}
      />
      <MemberChoice members={members} nameOfFile={nameOfFile} value={memberIds} onChange={setMemberIds} />
      <BodyForm
        name={`planSession ${certification} ${date}`}
        body={planSession}
        initial={{ certification, date, startTime, memberIds, fileIds }}
        told={{
          certification: { hidden: true },
          date: { hidden: true },
          startTime: { hidden: true },
          breaks: { hidden: true },
          memberIds: { hidden: true },
          fileIds: { hidden: true },
        }}
        send={async (sent, key) => {
          const body = {
            ...sent,
            certification,
            date,
            startTime,
            ...(breaks === undefined ? {} : { breaks }),
            memberIds,
            fileIds,
          };
          const planned = await api.post("/v1/sessions", { body, key });
          announce("Le jury est planifié.");
          await navigate({ to: "/sessions/$sessionId", params: { sessionId: planned.body.id } });
        }}
        label="Planifier ce jury"
      >
        <button type="button" className="button soft" onClick={again}>
          Revenir à la liste
        </button>
      </BodyForm>
    </section>
  );
}
