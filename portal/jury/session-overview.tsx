import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "react-aria-components";
import { useApi, useRead } from "../api.ts";
import { dayOf, hourOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Page } from "../shell/page.tsx";
import { Refused } from "../shell/refused.tsx";
import { Changes } from "./changes.tsx";
import { Ending } from "./ending.tsx";
import { Opening } from "./opening.tsx";
import { People } from "./people.tsx";
import { mayOpen, type Session, useSession } from "./session.ts";
import { SignedAttendance } from "./signed-attendance.tsx";
import { StepBack } from "./step-back.tsx";

/** The session itself: where and when, who sits, what its state lets its readers do. */
export function SessionOverview() {
  const { sessionId } = useParams({ from: "/sessions/$sessionId" });
  const { data } = useSession(sessionId);
  if (data === undefined) return null;
  const session = data.body;
  const may = (command: Session["allowedCommands"][number]) => session.allowedCommands.includes(command);
  return (
    <Page title={`Jury du ${dayOf(session.date)}`} isHeardAlone>
      {/* First on the day, where nothing that comes later moves it under a finger. */}
      {mayOpen(session) ? <Opening session={session} /> : null}
      <Where session={session} />
      <People session={session} />
      {session.state === "opened" ? <Ending session={session} /> : null}
      {may("deposit-attendance") ? <SignedAttendance session={session} /> : null}
      <Changes session={session} />
      {may("step-back") ? <StepBack session={session} /> : null}
    </Page>
  );
}

function Where({ session }: { session: Session }) {
  const label = useLabels();
  const { place, start, end, format } = session;
  return (
    <section className="card" aria-labelledby="where">
      <h2 id="where">Où et quand</h2>
      <dl className="facts">
        <dt>Date</dt>
        <dd>
          {dayOf(session.date)}, de {hourOf(start)} à {hourOf(end)}, heure de Paris
        </dd>
        <dt>Lieu</dt>
        <dd>
          {place.kind === "remote" ? (
            <>
              À distance :{" "}
              <a href={place.url} className="told-on-paper" target="_blank" rel="noreferrer">
                rejoindre la visioconférence
              </a>
            </>
          ) : (
            place.address
          )}
        </dd>
        <dt>Épreuve</dt>
        <dd>{label("JurySession.format", format)}</dd>
      </dl>
      {session.state === "convened" && !mayOpen(session) ? (
        <p className="quiet">La séance s’ouvrira ici le jour même.</p>
      ) : null}
      <Papers session={session} />
    </section>
  );
}

/** The papers of the day: the schedule, the sheet to sign. */
function Papers({ session }: { session: Session }) {
  const api = useApi();
  const documents = useRead("/v1/sessions/{sessionId}/documents", { path: { sessionId: session.id } });
  const open = useMutation({
    mutationFn: async ({ kind, reference }: { kind: "schedule" | "attendance-sheet"; reference: string }) => {
      const path = { sessionId: session.id, kind, reference };
      const { body } = await api.get("/v1/sessions/{sessionId}/documents/{kind}/{reference}/content", {
        path,
      });
      return body.url;
    },
    onSuccess: (url) => location.assign(url),
  });
  const papers = (documents.data?.body.items ?? []).filter(({ state }) => state === "ready");
  if (documents.data === undefined) return null;
  // Members read the papers of the day no more once it is over.
  if (papers.length === 0 && (session.state === "closed" || session.state === "cancelled")) return null;
  if (papers.length === 0)
    return <p className="quiet">Aucun document n’est encore imprimé : ceux du jour apparaîtront ici.</p>;
  return (
    <>
      <Refused error={open.error} />
      <div className="buttons">
        {papers.map(({ kind, kindLabel, reference }) => (
          <Button
            key={`${kind} ${reference}`}
            className="button soft small"
            isPending={open.isPending}
            onPress={() => open.mutate({ kind: kind as "schedule", reference })}
          >
            {kindLabel} (PDF)
          </Button>
        ))}
      </div>
    </>
  );
}
