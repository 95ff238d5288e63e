import type { Fact } from "../../../events/fact.ts";
import { candidateConvened } from "../../../events/jury.ts";
import { convocationLetter } from "../../../shared/documents/convocation-letter.ts";
import { fullName } from "../../../shared/domain/enrolment/candidate.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainTitles } from "../../../shared/domain/referential/versions.ts";
import { loadFileMains } from "../../../shared/store/files.ts";
import { certificationOfFile } from "../../../shared/store/referential.ts";
import { ofFile, type PrintedOn, type PrintOrder } from "../print-order.ts";

function letter(fact: Fact): PrintOrder {
  const { sessionId, domains, ...appearance } = candidateConvened.read(fact);
  return {
    name: ofFile(fact, "convocation", sessionId),
    async print() {
      if (appearance.kind === "cancel") return undefined;
      const [file] = await loadFileMains([fact.about.id]);
      if (file === undefined) throw new Error(`the file of ${fact.id} does not exist`);
      const referential = await certificationOfFile(file);
      const titles = domainTitles(referential);
      return convocationLetter({
        ...appearance,
        certificationName: referential.name,
        candidateName: fullName(file.candidate),
        candidateEmail: file.candidate.email,
        policy: guidePolicy,
        domainTitles: domains.map((code) => titles.get(code) ?? code),
        madeAt: fact.at,
      });
    },
  };
}

/** R-JURY-6: the letter of a convocation, withdrawn when it is cancelled. */
export const convocationOn: readonly PrintedOn[] = [{ fact: candidateConvened, order: letter }];
