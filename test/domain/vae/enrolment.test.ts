import { expect, it } from "vitest";
import { enrolByVae } from "../../../shared/domain/vae/enrol.ts";
import { vaeFile } from "../../../shared/domain/vae/file.ts";
import { fileIn, noon, testId, today } from "../../support/files.ts";

it("R-VAE-1: the candidate enrols, of no employer, and nothing is recorded of them yet", () => {
  const { candidate } = fileIn("enrolled");
  const asked = {
    id: testId("file", 1),
    certification: "CMI" as const,
    referentialVersion: "2013-01",
    candidate,
  };
  expect(candidate).not.toHaveProperty("companyId");
  expect(vaeFile.parse(enrolByVae(asked, today, noon))).toEqual({
    ...asked,
    version: 1,
    path: "vae",
    state: "enrolled",
    enrolledOn: today,
    createdAt: noon,
    experience: [],
    positions: [],
  });
});
