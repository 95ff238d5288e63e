import { NestedStack } from "aws-cdk-lib";
import type * as acm from "aws-cdk-lib/aws-certificatemanager";
import type * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import { AlarmTopic } from "./operations/alarm-topic.ts";
import { Budget } from "./operations/budget.ts";
import { showDashboard } from "./operations/dashboard.ts";
import { alarmOnCertificate } from "./operations/edge-alarms.ts";
import { alarmOnMails } from "./operations/mail-alarms.ts";
import { alarmOnObjects } from "./operations/object-alarms.ts";
import { alarmOnRelease } from "./operations/release-alarm.ts";
import { Ring } from "./operations/ring.ts";
import { alarmOnServices, type WatchedServices } from "./operations/service-alarms.ts";
import { alarmOnParked, alarmOnWorkers, type WatchedWorker } from "./operations/worker-alarms.ts";

/** What is watched, and who is told. */
interface ObservabilityProps extends Omit<WatchedServices, "signIn"> {
  workers: readonly WatchedWorker[];
  /** Where records of the stream are told of that functions gave up. */
  parked: Parameters<typeof alarmOnParked>[1];
  identityRefused: cloudwatch.IMetric;
  /** Addresses that alarms are mailed to. */
  subscribers: readonly string[];
  /** Name of the alarm on which a release is taken back. */
  releaseAlarm: string;
  /** What a month may cost, US dollars. */
  monthlyDollars: number;
  /** The certificate of the domain at which CloudFront finds the API; none where it is at its own address. */
  certified: { certificate: acm.ICertificate; domain: string } | undefined;
  /** What CloudFront serves, by its name on the dashboard. */
  distributions: Readonly<Record<string, cloudfront.IDistribution>>;
}

/** Alarms, each with its page of `docs/operations/`, and where they go. In a stack of its own: they are as many as what they watch. */
export class Observability extends NestedStack {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const told = new AlarmTopic(this, "Alarms", props);
    told.allowBudgets();
    const { topic } = told;
    const ring = new Ring(this, "Ring", topic);
    const signIn = props.workers.find(({ trigger }) => trigger.kind === "tokens")?.handler;
    alarmOnServices(ring, { ...props, signIn });
    alarmOnWorkers(ring, props.workers);
    alarmOnParked(ring, props.parked);
    alarmOnObjects(ring);
    alarmOnMails(ring, { identityRefused: props.identityRefused });
    const { certified } = props;
    if (certified !== undefined) alarmOnCertificate(ring, certified.certificate, certified.domain);
    alarmOnRelease(this, ring.alarms, props.releaseAlarm);
    const dashboard = new cloudwatch.Dashboard(this, "Dashboard");
    showDashboard(dashboard, { ...props, alarms: ring.alarms });
    new Budget(this, "Budget", { topic, monthlyDollars: props.monthlyDollars });
  }
}
