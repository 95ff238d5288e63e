import { expect, it } from "vitest";
import { tutorGuide } from "../../../shared/documents/tutor-guide.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";

it("R-OEMM-6: the tutor's guide says the figures of the policy, and the levels that opinions are given by", () => {
  const { training } = guidePolicy;
  const page = tutorGuide({ training: { ...training, evaluators: 3, progressReviews: 7 } });
  for (const said of ["trois évaluateurs", "sept points d’étape", "Partiellement maîtrisé"])
    expect(page).toContain(said);
});
