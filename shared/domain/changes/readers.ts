import type { Actor } from "../access/actor.ts";
import { centresOf } from "../access/relations.ts";
import type { FileMain } from "../enrolment/file.ts";
import type { JurySession } from "../jury/session.ts";
import { kindOfParty } from "../people/party.ts";

/** Whose changes a feed tells: OEMM's, or those of a company, a centre, a member of juries or a person. */
export type Feed = { of: "oemm" } | { of: "company" | "centre" | "jury-member" | "person"; id: string };

/** What a fact is about, as far as it says whom it concerns. */
export interface ChangedSubject {
  about: { kind: string; id: string };
  file?: FileMain | undefined;
  session?: JurySession | undefined;
}

/** Who of those who read of a file or a session is told of a kind of fact. */
export interface Audience {
  /** The candidate and OEMM alone. */
  ownerOnly: boolean;
  /** Of a session: its members, or the one that the fact names. */
  sitting: "all" | "named" | undefined;
  memberId?: string | undefined;
}

/**
 * R-CHG-1: whom a fact concerns besides OEMM, as its subject stands: of a file those who read its history, of a session the members
 * who were convened to it, of anything else whose it is.
 */
export function feedsOf({ about, file, session }: ChangedSubject, audience: Audience): Feed[] {
  const { kind, id } = about;
  switch (kind) {
    case "file":
      return file === undefined ? [] : readersOfFile(file, audience);
    case "session":
      return session === undefined ? [] : readersOfSession(session, audience);
    case "party": {
      const of = kindOfParty(id);
      return of === "oemm" ? [] : [{ of, id }];
    }
    case "centre":
    case "company":
    case "jury-member":
    case "person":
      return [{ of: kind, id }];
    default:
      return [];
  }
}

function readersOfFile(file: FileMain, { ownerOnly }: Audience): Feed[] {
  const owner: Feed = { of: "person", id: file.candidate.personId };
  if (ownerOnly) return [owner];
  const company: Feed[] = file.path === "training" ? [{ of: "company", id: file.companyId }] : [];
  return [owner, ...company, ...centresOf(file).map((id): Feed => ({ of: "centre", id }))];
}

function readersOfSession({ state, members }: JurySession, { sitting, memberId }: Audience): Feed[] {
  if (state === "planned" || sitting === undefined) return [];
  return members
    .filter(({ id }) => sitting === "all" || id === memberId)
    .map(({ id }): Feed => ({ of: "jury-member", id }));
}

/** R-CHG-1: the feed of who asks, in the capacity in which they do; none of an account that acts for no party. */
export function feedOf({ role, partyId, personId }: Actor): Feed | undefined {
  switch (role) {
    case "oemm":
      return { of: "oemm" };
    case "candidate":
      return { of: "person", id: personId };
    case "company":
    case "centre":
    case "jury-member":
      return partyId === undefined ? undefined : { of: role, id: partyId };
    default:
      return undefined;
  }
}
