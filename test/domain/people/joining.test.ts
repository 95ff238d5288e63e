import { expect, it } from "vitest";
import { fileOfPerson } from "../../../shared/domain/people/joining.ts";
import { fileIn } from "../../support/files.ts";

it("R-PER-4: a file is another person's, and stays all else that it was", () => {
  const file = fileIn("submitted");
  expect(fileOfPerson(file, "prs_2")).toStrictEqual({
    ...file,
    candidate: { ...file.candidate, personId: "prs_2" },
  });
});
