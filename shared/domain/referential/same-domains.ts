import type { Certification, Domain } from "./certification.ts";

/** A domain whose code or title means another domain in another version of the certification. */
export interface MistakenDomain {
  /** `reused`: the code stands for another domain; `moved`: the domain stood under another code. */
  kind: "reused" | "moved";
  /** The version that begins first, and the domain there. */
  earlier: Certification;
  before: Domain;
  /** The version that begins later, and the domain there. */
  later: Certification;
  after: Domain;
}

/**
 * R-REF-3, R-JURY-10: what a candidate holds is kept by the code of the domain, over all versions of a certification.
 * So a code means one domain for ever, and a domain keeps its code: each title is compared with the one that the code
 * had last, and with those of the other codes. A title may be corrected in its accents and punctuation; another
 * wording says so, by repeating the title that it replaces (`formerTitle`). A domain that goes leaves its code unused.
 */
export function mistakenDomains(versions: readonly Certification[]): MistakenDomain[] {
  const inOrder = [...versions].sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
  const found: MistakenDomain[] = [];
  for (const [rank, later] of inOrder.entries()) {
    const earlierOnes = inOrder
      .slice(0, rank)
      .filter(({ code }) => code === later.code)
      .reverse();
    for (const after of later.domains) {
      const last = lastWith(earlierOnes, ({ code }) => code === after.code);
      const moved =
        last === undefined ? lastWith(earlierOnes, ({ title }) => sameTitle(title, after.title)) : undefined;
      if (last !== undefined && !sameDomain(last.before, after))
        found.push({ kind: "reused", ...last, later, after });
      if (moved !== undefined) found.push({ kind: "moved", ...moved, later, after });
    }
  }
  return found;
}

function lastWith(
  versions: readonly Certification[],
  wanted: (held: Domain) => boolean,
): Pick<MistakenDomain, "earlier" | "before"> | undefined {
  for (const earlier of versions) {
    const before = earlier.domains.find(wanted);
    if (before !== undefined) return { earlier, before };
  }
  return undefined;
}

function sameDomain(before: Domain, after: Domain): boolean {
  return (
    sameTitle(before.title, after.title) ||
    (after.formerTitle !== undefined && sameTitle(before.title, after.formerTitle))
  );
}

/** Letters and figures alone: accents, capitals and punctuation may be corrected. */
function sameTitle(one: string, other: string): boolean {
  const letters = (title: string) =>
    title
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
  return letters(one) === letters(other);
}
