import type { StageSettings } from "./stage.ts";

/**
 * What the branch uses. What ends in `example.org`, zeros and empty lists is to be written: nothing is deployed before
 * (docs/operations/first-deployment.md).
 */
export const production: StageSettings = {
  name: "production",
  kind: "production",
  account: "000000000000",
  region: "eu-west-3",
  domains: {
    space: "cqp.example.org",
    // Printed in QR codes on certificates: it must answer for decades.
    api: "api.cqp.example.org",
    origin: "origin.cqp.example.org",
    mail: "cqp.example.org",
  },
  repository: "your-branch/cqp",
  edge: { certificateArn: "", webAclArn: "" },
  certificates: { signatory: "Le président de la CPNEFP", place: "Paris" },
  retention: { logs: 365, recovery: 35, versions: 30 },
  throttle: { rate: 200, burst: 400 },
  perCaller: { all: 12_000, token: 10_000, open: 600 },
  memory: 512,
  concurrency: 10,
  alarmSubscribers: [],
  monthlyDollars: 200,
  mfa: "optional",
};
