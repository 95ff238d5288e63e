import type { StageSettings } from "./stage.ts";

/** What runs on one machine (`npm start`) and in tests: as in production, with domains that are of no one (RFC 2606). */
export const local: StageSettings = {
  name: "local",
  kind: "local",
  account: "000000000000",
  region: "eu-west-3",
  domains: { space: "cqp.example.org", mail: "cqp.example.org" },
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
