import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button, Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useCapacity } from "../shell/account.ts";
import { counted } from "../shell/counted.ts";
import { hourOf } from "../shell/dates.ts";
import { useLabels } from "../shell/labels.ts";
import { Page } from "../shell/page.tsx";
import { Read } from "../shell/read.tsx";
import { Refused } from "../shell/refused.tsx";
import { Booklet } from "./booklet.tsx";
import { useFile, useGrid } from "./file.ts";
import { Move } from "./move.tsx";
import { Notes } from "./notes.tsx";
import { Outcome } from "./outcome.tsx";
import { Pieces } from "./pieces.tsx";
import { useSending } from "./sending.tsx";
import { isSettled, type Session, type Slot, slotOf, useAct, useSession } from "./session.ts";

/** The parts of a candidate's page, by the names that its address has for them. */
export const parts = ["resultat", "livret", "pieces", "notes"] as const;
type Part = (typeof parts)[number];

const titles: Readonly<Record<Part, string>> = {
  resultat: "Résultat",
  livret: "Livret",
  pieces: "Pièces",
  notes: "Mes notes",
};

/** A candidate of a jury: their file as its members read it, and on the day what the jury decides. */
export function CandidatePage() {
  const { sessionId, fileId } = useParams({ from: "/sessions/$sessionId/slots/$fileId" });
  const { data } = useSession(sessionId);
  const slot = data && slotOf(data.body, fileId);
  if (data === undefined) return null;
  if (slot === undefined)
    return (
      <Page title="Candidat">
        <p className="notice wait" role="status">
          Ce candidat n’est plus inscrit à ce jury.
        </p>
      </Page>
    );
  // Each candidate has a page of their own: nothing that was begun for one is left for another.
  return <Candidate key={fileId} session={data.body} slot={slot} />;
}

function Candidate({ session, slot }: { session: Session; slot: Slot }) {
  const label = useLabels();
  const navigate = useNavigate();
  const { part } = useSearch({ from: "/sessions/$sessionId/slots/$fileId" });
  const actingAs = useCapacity()?.actingAs;
  const isReadable = session.state === "convened" || session.state === "opened";
  const shown = parts.filter((one) => (one === "resultat" ? session.state !== "convened" : isReadable));
  const chosen = shown.find((one) => one === part) ?? shown[0] ?? "resultat";
  return (
    <Page title={slot.candidateName}>
      <div className="candidate-head">
        <p className="quiet">
          {hourOf(slot.start)} à {hourOf(slot.interviewEnd)}, délibération jusqu’à {hourOf(slot.end)} ·{" "}
          {label("JurySession.format", session.format)} ·{" "}
          {counted(slot.domains.length, "domaine présenté", "domaines présentés")}
        </p>
        {session.chair === actingAs && session.allowedCommands.includes("move-slot") && !isSettled(slot) ? (
          <Move session={session} slot={slot} />
        ) : null}
        {session.allowedCommands.includes("examine") ? <Examined session={session} slot={slot} /> : null}
      </div>
      <Tabs
        selectedKey={chosen}
        onSelectionChange={(key) =>
          navigate({ to: ".", search: { part: key as Part }, replace: true, resetScroll: false })
        }
      >
        <TabList className="tabs" aria-label="Parties du dossier">
          {shown.map((one) => (
            <Tab id={one} key={one}>
              {titles[one]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="resultat" className="panel">
          <Outcome session={session} slot={slot} />
        </TabPanel>
        {isReadable ? (
          <>
            <TabPanel id="livret" className="panel">
              <FilePart slot={slot} show="livret" />
            </TabPanel>
            <TabPanel id="pieces" className="panel">
              <FilePart slot={slot} show="pieces" />
            </TabPanel>
            <TabPanel id="notes" className="panel">
              <Notes sessionId={session.id} fileId={slot.fileId} />
            </TabPanel>
          </>
        ) : null}
      </Tabs>
    </Page>
  );
}

/** R-JURY-7: a member says that they have examined the file, once. */
function Examined({ session, slot }: { session: Session; slot: Slot }) {
  const act = useAct(session.id);
  const actingAs = useCapacity()?.actingAs ?? "";
  const path = { sessionId: session.id, fileId: slot.fileId };
  const { isPending, error, run } = useSending(
    () => act((api) => api.put("/v1/sessions/{sessionId}/slots/{fileId}/examined", { path })),
    "Dossier marqué comme examiné.",
  );
  if (slot.examinedBy.includes(actingAs))
    return <p className="quiet checked">Vous avez examiné ce dossier.</p>;
  return (
    <>
      <Refused error={error} />
      <Button className="button soft small" aria-busy={isPending} onPress={() => void run()}>
        Marquer comme examiné
      </Button>
    </>
  );
}

function FilePart({ slot, show }: { slot: Slot; show: "livret" | "pieces" }) {
  const file = useFile(slot.fileId);
  const grid = useGrid(slot.fileId);
  return (
    <Read of={file}>
      {({ body: file }) => (
        <Read of={grid}>
          {({ body: grid }) =>
            show === "livret" ? (
              <Booklet file={file} grid={grid} presented={slot.domains} />
            ) : (
              <Pieces fileId={slot.fileId} pieces={file.evidence} domains={grid.domains} />
            )
          }
        </Read>
      )}
    </Read>
  );
}
