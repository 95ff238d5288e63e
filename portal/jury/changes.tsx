import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../api.ts";
import { useDraft } from "../forms/draft.ts";
import { useCapacity } from "../shell/account.ts";
import { dayOf, timeOf } from "../shell/dates.ts";
import { nameOf, type Session, slotOf } from "./session.ts";

type Change = ReplyOf<"/v1/changes", "get">["items"][number];

/** Pages of changes that are read at most: more than a member of juries has in the days that changes are kept. */
const pagesRead = 10;
/** Changes that are shown. */
const shownAtMost = 8;

/** What changed of a jury, the latest first; what its reader had not seen at their last visit is told. */
export function Changes({ session }: { session: Session }) {
  const api = useApi();
  const actingAs = useCapacity()?.actingAs;
  const { found: lastVisit = "", keep } = useDraft<string>(`visit:${session.id}`);
  const changes = useQuery({
    // Another version of the session, and another change to tell.
    queryKey: ["changes", session.id, session.version],
    queryFn: async () => {
      const found: Change[] = [];
      let after: string | undefined;
      for (let page = 1; page <= pagesRead; page++) {
        const { body } = await api.get("/v1/changes", {
          query: { limit: 100, ...(after === undefined ? {} : { after }) },
        });
        found.push(...body.items.filter(({ subject }) => subject.id === session.id));
        if (!body.more) break;
        after = body.next;
      }
      const last = found.at(-1);
      if (last !== undefined) keep(last.at);
      return found.toReversed();
    },
    placeholderData: (before) => before,
  });
  if (changes.data === undefined || changes.data.length === 0) return null;
  const isNew = (change: Change) =>
    lastVisit !== "" && change.at > lastVisit && concerned(change).memberId !== actingAs;
  const news = changes.data.filter(isNew).length;
  return (
    <section className="card off-paper" aria-labelledby="changes">
      <h2 id="changes">Ce qui a changé</h2>
      {lastVisit === "" ? null : (
        <p className="quiet">
          {news === 0
            ? "Rien depuis votre dernière visite."
            : news === 1
              ? "Un changement depuis votre dernière visite."
              : `${news} changements depuis votre dernière visite.`}
        </p>
      )}
      <ul className="lines">
        {changes.data.slice(0, shownAtMost).map((change) => (
          <li key={change.id}>
            {change.label} {isNew(change) ? <span className="chip wait">nouveau</span> : null}
            <br />
            <span className="quiet">
              {namesIn(change, session).map((name) => `${name} · `)}
              <time dateTime={change.at}>
                {dayOf(change.at)}, {timeOf(change.at)}
              </time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom a change is about, besides the session. */
function concerned(change: Change): { memberId?: unknown; fileId?: unknown } {
  return "data" in change ? (change.data as Readonly<Record<string, unknown>>) : {};
}

/** Their names. */
function namesIn(change: Change, session: Session): string[] {
  const { memberId, fileId } = concerned(change);
  const candidate = typeof fileId === "string" ? slotOf(session, fileId)?.candidateName : undefined;
  return [
    ...(typeof memberId === "string" ? [nameOf(session, memberId)] : []),
    ...(candidate === undefined ? [] : [candidate]),
  ];
}
