import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect } from "vitest";
import { prepare } from "../../demo/preparation.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { play, readRequests } from "../support/play-requests.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const stack = useLocalStack();
const folder = join(import.meta.dirname, "../../docs/requests");

beforeAll(() => prepare(stageOn(stack()).people, currentApproval()));

// Each twice: who tries the requests does so again.
const files = readdirSync(folder).flatMap((file) => [
  { file, time: "first" },
  { file, time: "second" },
]);

for (const { file, time } of files)
  describe(`docs/requests/${file}, for the ${time} time`, () => {
    const it = story();
    const { variables, requests } = readRequests(readFileSync(join(folder, file), "utf8"));

    for (const [index, request] of requests.entries())
      it(`${index + 1}. ${request.title} is answered as it is shown`, async () => {
        variables.set("api", new URL(stack().urls.api).origin);
        variables.set("issuer", new URL(stack().urls.identity).origin);
        await stack().settled();
        const answer = await play(request, variables);
        expect({ status: answer.status, body: answer.ok || (await answer.text()) }).toEqual({
          status: expect.toSatisfy((status: number) => status >= 200 && status < 300),
          body: true,
        });
      });
  });
