import type { StageSettings } from "./stage.ts";

/** Where changes are tried, with invented people: it can be destroyed whole. To be written as that of production is. */
export const development: StageSettings = {
  name: "development",
  kind: "development",
  account: "000000000000",
  region: "eu-west-3",
  domains: {
    space: "cqp-essai.example.org",
    api: "api.cqp-essai.example.org",
    origin: "origin.cqp-essai.example.org",
    mail: "cqp-essai.example.org",
  },
  repository: "your-branch/cqp",
  edge: { certificateArn: "", webAclArn: "" },
  certificates: { signatory: "Spécimen", place: "Paris" },
  retention: { logs: 30, recovery: 7, versions: 1 },
  throttle: { rate: 200, burst: 400 },
  perCaller: { all: 12_000, token: 10_000, open: 600 },
  memory: 512,
  concurrency: 2,
  alarmSubscribers: [],
  monthlyDollars: 50,
  mfa: "optional",
};
