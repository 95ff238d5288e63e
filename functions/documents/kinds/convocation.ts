import type { Fact } from "../../../events/fact.ts";
import { candidateConvened } from "../../../events/jury.ts";
import { convocationLetter } from "../../../shared/documents/convocation-letter.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { slotOfFile } from "../../../shared/domain/jury/session.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { loadFileMains } from "../../../shared/store/files.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { ofFile, type PrintedOn, type PrintOrder } from "../print-order.ts";

type Appearance = Omit<ReturnType<typeof candidateConvened.read>, "sequence">;

/** A letter about an appearance; none about one that was cancelled. */
function letter(
  fact: Fact,
  sessionId: string,
  appearanceNow: () => Promise<Appearance | undefined>,
): PrintOrder {
  return {
    name: ofFile(fact, "convocation", sessionId),
    async print() {
      const appearance = await appearanceNow();
      if (appearance === undefined || appearance.kind === "cancel") return undefined;
      const [file] = await loadFileMains([fact.about.id]);
      if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
      const referential = await certificationOfFile(file);
      const titles = domainTitles(referential);
      return convocationLetter({
        ...appearance,
        certificationName: referential.name,
        candidateName: fullName(file.candidate),
        candidateAddress: file.candidate.postalAddress ?? file.candidate.email,
        policy: guidePolicy,
        domainTitles: appearance.domains.map((code) => titles.get(code) ?? code),
        madeAt: fact.at,
      });
    },
  };
}

/** The letter of the file of a fact, as its session is now. */
export function letterOfNow(fact: Fact, sessionId: string): PrintOrder {
  return letter(fact, sessionId, async () => {
    const session = await loadSession(sessionId);
    const slot = session === undefined ? undefined : slotOfFile(session, fact.about.id);
    if (session === undefined || slot === undefined) return undefined;
    const { certification, format, date, place } = session;
    const { start, interviewEnd: end, domains, referentialVersion, extraTime } = slot;
    return {
      sessionId,
      kind: "update",
      certification,
      format,
      date,
      place,
      start,
      end,
      domains,
      referentialVersion,
      extraTime,
    };
  });
}

/** R-JURY-6: the letter of a convocation, withdrawn when it is cancelled. */
export const convocationOn: readonly PrintedOn[] = [
  {
    fact: candidateConvened,
    order(fact) {
      const appearance = candidateConvened.read(fact);
      return letter(fact, appearance.sessionId, async () => appearance);
    },
  },
];
