import { setTimeout as wait } from "node:timers/promises";
import { civilStatusOf } from "../civil-status.ts";
import { ApiError, apiClient, demoToken } from "../client.ts";
import { pdf } from "../files.ts";
import { upload } from "../vae-story.ts";

/** Failures after which it is not worth going on. */
const mostFailures = 20;

/** Milliseconds before the next candidate comes after a failure. */
const pause = 500;

/** Where requests go. */
export interface Target {
  urls: { api: string; identity: string };
}

/** A file whose creation was answered, and when. */
export interface Created {
  id: string;
  /** The candidate's address. */
  email: string;
  /** Milliseconds since 1970. */
  answeredAt: number;
}

/** Candidates who enrol and deposit a piece, one after the other, as long as the load goes on. */
export interface Load {
  /** Files whose enrolment and piece were answered, oldest first. */
  created: Created[];
  /** Requests that were refused or failed. */
  failed: string[];
  /** Resolves once so many files more were created. */
  reached(more: number): Promise<void>;
  /** Sends what comes from now on elsewhere. */
  moveTo(target: Target): void;
  stop(): Promise<void>;
}

/** Starts the load; `turn` names those who play in it. */
export function startLoad(first: Target): Load {
  let target = first;
  let stopping = false;
  const created: Created[] = [];
  const failed: string[] = [];
  const waiting: { until: number; done: () => void; give: (error: Error) => void }[] = [];

  const enrolOne = async (turn: number) => {
    const { urls } = target;
    const email = `repetition-${turn}@candidats.example.org`;
    const account = { email, given_name: "Camille", family_name: "Exemple" };
    const candidate = apiClient(urls.api, () => demoToken(urls.identity, account));
    const asked = { path: "vae", certification: "CMI" };
    const who = { civilStatus: civilStatusOf("Camille", "Exemple"), email };
    const { id } = await candidate.call("POST", "/files", { ...asked, candidate: who });
    const piece = { category: "cv", title: "CV", fileName: "cv.pdf", contentType: "application/pdf" };
    await upload(candidate, id, piece, await pdf(`Parcours ${turn}`));
    created.push({ id, email, answeredAt: Date.now() });
  };
  const run = async () => {
    for (let turn = 1; !stopping; turn++) {
      await enrolOne(turn).catch((error: unknown) => {
        failed.push(error instanceof ApiError ? error.message : String(error));
        // As a person would, not at once.
        return wait(pause);
      });
      for (const one of waiting) {
        if (created.length >= one.until) one.done();
        if (failed.length > mostFailures) one.give(new Error(failed.join("\n")));
      }
    }
  };
  const ended = run();
  return {
    created,
    failed,
    reached: (more) =>
      new Promise((done, give) => {
        waiting.push({ until: created.length + more, done, give });
      }),
    moveTo(next) {
      target = next;
    },
    async stop() {
      stopping = true;
      await ended;
    },
  };
}
