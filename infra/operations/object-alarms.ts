import { Duration } from "aws-cdk-lib";
import { measured } from "./measured.ts";
import type { Ring } from "./ring.ts";

/** Whose night run compares items with objects. */
const comparing = "service/compare-objects";

/** Alarms on what the comparison of the night finds; each stays for a day, until the next one. */
export function alarmOnObjects(ring: Ring): void {
  const period = Duration.days(1);
  ring.on("ObjectsMissing", {
    metric: measured("ObjectMissing", comparing, "sum", period),
    says: "An item tells of an object that is not in the bucket",
    runbook: "objects",
  });
  ring.on("ObjectsUnnamed", {
    metric: measured("ObjectUnnamed", comparing, "sum", period),
    says: "An object is in the bucket that no item tells of",
    runbook: "objects",
  });
}
