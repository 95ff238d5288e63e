import { describe, expect, test } from "vitest";
import {
  exportFinished,
  exportJob,
  exportProgress,
  partWritten,
  requestExport,
  startedExport,
} from "../../../shared/domain/exports/export-job.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { addSeconds } from "../../../shared/domain/time/civil-date.ts";
import { noon, testId } from "../../support/files.ts";

const requestedBy = { subject: "s", name: "Odile Exemple" };
const request = () =>
  requestExport(
    { id: testId("exp", 1), request: { list: "waiting-list", format: "csv" }, requestedBy },
    guidePolicy.exports,
    noon,
  );
const asked = request();
const hour = 3600;
const later = (seconds: number) => addSeconds(noon, seconds);
const part = { tag: "a", rows: 10, bytes: 100, position: { partition: 1 } };

describe("an export that no worker is at any more", () => {
  test("has failed once no delivery of its message can still come", () => {
    expect(exportProgress(asked, later(2 * hour), 2 * hour)).toBe("requested");
    expect(exportProgress(asked, later(2 * hour + 1), 2 * hour)).toBe("failed");
  });

  test("is counted from the last part that was written, and lives again with the next one", () => {
    const running = partWritten(startedExport(asked, "u"), part, later(hour));
    expect(exportProgress(running, later(3 * hour), 2 * hour)).toBe("running");
    expect(exportProgress(running, later(4 * hour), 2 * hour)).toBe("failed");
    expect(exportProgress(partWritten(running, part, later(5 * hour)), later(6 * hour), 2 * hour)).toBe(
      "running",
    );
  });

  test("does not concern one that is ready, whose file expires in the end", () => {
    const ready = exportFinished(startedExport(asked, "u"), later(60));
    expect(exportProgress(ready, later(24 * hour), 2 * hour)).toBe("ready");
    expect(exportProgress(ready, asked.expiresAt, 2 * hour)).toBe("expired");
  });
});

describe("an export from its request to its file", () => {
  test("is kept for as long as the policy says", () => {
    expect(exportJob.parse(request())).toEqual({
      id: testId("exp", 1),
      request: { list: "waiting-list", format: "csv" },
      requestedBy,
      version: 1,
      state: "requested",
      requestedAt: noon,
      expiresAt: "2027-02-09T11:00:00.000Z",
      rows: 0,
      bytes: 0,
    });
  });

  test("counts its parts, and goes on where the last one ended", () => {
    const begun = startedExport(asked, "u");
    expect(begun).toEqual({
      ...asked,
      state: "running",
      uploadId: "u",
      parts: [],
      position: { partition: 0 },
    });
    const once = partWritten(begun, part, later(1));
    expect(once).toEqual({
      ...begun,
      wroteAt: later(1),
      parts: ["a"],
      rows: 10,
      bytes: 100,
      position: { partition: 1 },
    });
    const last = { tag: "b", rows: 5, bytes: 50, position: undefined };
    const { position: _, ...kept } = once;
    const written = partWritten(once, last, later(2));
    expect(written).toStrictEqual({ ...kept, wroteAt: later(2), parts: ["a", "b"], rows: 15, bytes: 150 });
    const { uploadId: __, parts: ___, ...file } = written;
    expect(exportFinished(written, later(3))).toStrictEqual({ ...file, state: "ready", readyAt: later(3) });
  });
});
