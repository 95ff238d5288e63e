import * as z from "zod";
import { defineCallFault, silence } from "./fault-kind.ts";

const api = "https://docs.aws.amazon.com/eventbridge/latest/APIReference";
const json = "application/x-amz-json-1.1";
const on = ["PutEvents"];

const entries = z.object({ Entries: z.array(z.unknown()) });

/** What EventBridge does that the embedded bus does not. */
export const busFaults = [
  defineCallFault({
    name: "partial PutEvents",
    part: "bus",
    fact: "A call that succeeds may have failed for some of its entries, each with an error code of its own.",
    source: `${api}/API_PutEvents.html`,
    chance: 0.1,
    on,
    meet({ body }, draw) {
      const { Entries } = entries.parse(JSON.parse(body));
      const hit = Math.floor(draw * Entries.length);
      const failed = { ErrorCode: "ThrottlingException", ErrorMessage: "Rate exceeded" };
      const kept = Entries.filter((_, index) => index !== hit);
      if (kept.length === 0)
        return {
          refused: {
            status: 200,
            type: json,
            body: JSON.stringify({ FailedEntryCount: 1, Entries: [failed] }),
          },
        };
      return {
        asked: JSON.stringify({ Entries: kept }),
        told(answer) {
          const told = entries.parse(JSON.parse(answer)).Entries;
          return JSON.stringify({ FailedEntryCount: 1, Entries: told.toSpliced(hit, 0, failed) });
        },
      };
    },
  }),
  defineCallFault({
    name: "throttled bus",
    part: "bus",
    fact: "A bus takes so many entries a second, and refuses the calls that are more.",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html",
    chance: 0.03,
    spell: 5,
    on,
    meet: () => ({
      refused: {
        status: 400,
        type: json,
        body: JSON.stringify({ __type: "ThrottlingException", message: "Rate exceeded" }),
      },
    }),
  }),
  defineCallFault({
    name: "events whose answer is lost",
    part: "bus",
    fact: "Events may be on the bus though the answer never comes: sent again, they are there twice.",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html",
    chance: 0.05,
    on,
    meet: () => ({ lost: "after" }),
  }),
  defineCallFault({
    name: "bus in silence",
    part: "bus",
    fact: "Events may be on the bus, and the connection stay open without an answer: the SDK waits for ever unless told otherwise.",
    source: silence,
    chance: 0.001,
    on,
    meet: () => ({ lost: "silently" }),
  }),
];
