import {
  DescribeReplayCommand,
  ResourceAlreadyExistsException,
  StartReplayCommand,
} from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "vitest";
import { replayArchive, replayNameOf } from "../../../infra/operator/archive-replay.ts";

const archive = "arn:aws:events:eu-west-3:000000000000:archive/facts";
const period = { from: "2027-03-04T05:00:00.000Z", to: "2027-03-04T06:00:00.000Z" };

/** Replays by an EventBridge that tells these states, one after another; what it was asked. */
async function replayed(rules: string[], states: string[], refusal?: Error) {
  const asked: object[] = [];
  let waited = 0;
  const send = async (command: { input: object }) => {
    asked.push(command.input);
    if (command instanceof StartReplayCommand && refusal !== undefined) throw refusal;
    if (!(command instanceof DescribeReplayCommand)) return {};
    const [State] = states.splice(0, 1);
    return { State, ...(State === "FAILED" ? { StateReason: "the rule is gone" } : {}) };
  };
  const ended = await replayArchive(
    { send } as never,
    { archive, bus: "facts-of-cqp", period, rules },
    async () => waited++,
  );
  return { asked, ended, waited };
}

describe("a replay of the archive", () => {
  it("is asked of the archive's own bus, for a period, and waited for", async () => {
    const { asked, ended, waited } = await replayed([], ["STARTING", "RUNNING", "COMPLETED"]);
    expect(asked[0]).toEqual({
      ReplayName: replayNameOf({ period, rules: [] }),
      EventSourceArn: archive,
      EventStartTime: new Date(period.from),
      EventEndTime: new Date(period.to),
      Destination: { Arn: "arn:aws:events:eu-west-3:000000000000:event-bus/facts-of-cqp" },
    });
    expect(asked[1]).toEqual({ ReplayName: replayNameOf({ period, rules: [] }) });
    expect(waited).toBe(2);
    expect(ended).toMatchObject({ state: "COMPLETED", before: false });
  });

  it("is given to the rules that are named alone", async () => {
    const { asked } = await replayed(["mails"], ["COMPLETED"]);
    expect(asked[0]).toMatchObject({
      Destination: { FilterArns: ["arn:aws:events:eu-west-3:000000000000:rule/facts-of-cqp/mails"] },
    });
  });

  it("that was made before is waited for, and not made again", async () => {
    const refusal = new ResourceAlreadyExistsException({ message: "there", $metadata: {} });
    const { asked, ended } = await replayed([], ["RUNNING", "COMPLETED"], refusal);
    expect(asked.filter((input) => "EventSourceArn" in input)).toHaveLength(1);
    expect(ended).toMatchObject({ state: "COMPLETED", before: true });
  });

  it("that fails is told with its reason, and another refusal is told as it is", async () => {
    const { ended } = await replayed([], ["FAILED"]);
    expect(ended).toMatchObject({ state: "FAILED", reason: "the rule is gone" });
    await expect(replayed([], [], new Error("no right to"))).rejects.toThrow("no right to");
  });

  it("has a name that AWS takes, the same for the same period and rules, and of its own otherwise", () => {
    const name = replayNameOf({ period, rules: ["b", "a"] });
    expect(name).toMatch(/^cqp-[.\-_A-Za-z0-9]{1,60}$/);
    expect(replayNameOf({ period, rules: ["a", "b"] })).toBe(name);
    const others = [
      replayNameOf({ period, rules: [] }),
      replayNameOf({ period: { ...period, to: "2027-03-04T06:00:00.001Z" }, rules: ["a", "b"] }),
      replayNameOf({ period: { ...period, from: "2027-03-03T05:00:00.000Z" }, rules: ["a", "b"] }),
    ];
    expect(new Set([name, ...others]).size).toBe(4);
  });
});
