import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { pdf } from "../../demo/files.ts";
import { upload } from "../../demo/vae-story.ts";
import { toCron } from "../../infra/local/schedules/schedules.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

const stack = useLocalStack();
let people: Awaited<ReturnType<typeof stageOn>>["people"];
let fileId = "";
const announced = {
  category: "cv",
  title: "CV",
  domains: [],
  fileName: "cv.pdf",
  contentType: "application/pdf",
};

beforeAll(async () => {
  ({ people } = stageOn(stack()));
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CARCA",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  fileId = file.id;
});

it("a piece that is taken out of the file leaves no bytes behind", async () => {
  const id = await upload(people.candidate, fileId, announced, await pdf("Curriculum vitae"));
  await stack().settled();
  const { url } = await people.candidate.call("GET", `/files/${fileId}/evidence/${id}/content`);
  expect((await fetch(url)).status).toBe(200);
  expect((await people.candidate.send("DELETE", `/files/${fileId}/evidence/${id}`)).status).toBe(204);
  await stack().settled();
  expect((await fetch(url)).status).toBe(404);
  expect((await people.candidate.send("GET", `/files/${fileId}/evidence/${id}`)).status).toBe(404);
});

it("the nightly run leaves the uploads that may still come", async () => {
  const { evidence } = await people.candidate.call("POST", `/files/${fileId}/evidence`, announced);
  await stack().schedules.run("expireuploads");
  expect((await people.candidate.call("GET", `/files/${fileId}/evidence/${evidence.id}`)).state).toBe(
    "requested",
  );
});

it.each([
  ["cron(15 5 * * ? *)", "0 15 5 * * * *"],
  ["rate(5 minutes)", "0 */5 * * * *"],
  ["rate(1 hour)", "0 0 */1 * * *"],
])("reads the schedule %s", (expression, pattern) => {
  expect(toCron(expression)).toBe(pattern);
});

it("an upload that never came is given up on however long no run was played", async () => {
  for (const daysStopped of [20, 400]) {
    const evidencePath = `/files/${fileId}/evidence`;
    const { evidence } = await stageOn(stack()).people.candidate.call("POST", evidencePath, announced);
    await stack().clock.moveTo(new Date(stack().clock.now().getTime() + daysStopped * 24 * 3600_000));
    await stack().schedules.run("expireuploads");
    // Signed in anew: tokens last an hour.
    const { candidate } = stageOn(stack()).people;
    expect((await candidate.call("GET", `${evidencePath}/${evidence.id}`)).state).toBe("expired");
  }
});
