import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { FauxqsServer } from "fauxqs";
import * as z from "zod";
import { withoutLog } from "../../../shared/runtime/without-log.ts";
import { failedItems } from "../functions/batch-response.ts";
import { localCredentials } from "../functions/hosted-functions.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName, region } from "../template/resolve.ts";

/** What the template says of a queue, as far as it is read here. */
export const queueProperties = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

/**
 * Seconds after which a message whose worker died or failed is delivered again. AWS waits the whole visibility
 * timeout, minutes: a reader in front of a screen would not.
 */
const longestVisibility = 5;

/**
 * Creates the queues of a template that don't exist yet, dead-letter queues first, and brings the others up to date.
 * Gives each queue's URL by its name.
 */
export async function ensureQueues(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  server: FauxqsServer,
): Promise<ReadonlyMap<string, string>> {
  const queues = resourcesOf(assembly, "AWS::SQS::Queue").map(([logicalId, resource]) => ({
    logicalId,
    ...queueProperties.parse(resolve(resource.Properties)),
  }));
  const ordered = [...queues].sort(
    (a, b) => Number(a.RedrivePolicy !== undefined) - Number(b.RedrivePolicy !== undefined),
  );
  const client = new SQSClient({ endpoint: server.address, region, credentials: localCredentials });
  const urls = new Map<string, string>();
  for (const { logicalId, RedrivePolicy, VisibilityTimeout, MessageRetentionPeriod } of ordered) {
    const name = localName(logicalId);
    const attributes = {
      VisibilityTimeout: String(Math.min(VisibilityTimeout, longestVisibility)),
      MessageRetentionPeriod: String(MessageRetentionPeriod),
      ...(RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
    };
    const kept = server.inspectQueue(name);
    if (kept === undefined) {
      urls.set(name, server.createQueue(name, { attributes }).queueUrl);
      continue;
    }
    // Created again, a queue would lose the messages that the process before left in it.
    const QueueUrl = new URL(new URL(kept.url).pathname, server.address).href;
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: attributes }));
    urls.set(name, QueueUrl);
  }
  client.destroy();
  return urls;
}

/** A second after the first failure, two after the second…: what a worker waits for has time to happen. */
export function redeliverSlowly(deliveries: number): number {
  return Math.min(deliveries, longestVisibility);
}

/** The name of a queue from its ARN. */
export function queueOfArn(arn: string): string {
  return arn.split(":").at(-1) ?? arn;
}

/** Delivers the messages of a queue to a function, as an event source mapping does. */
export interface QueuePoller {
  stop(): Promise<void>;
}

/** Starts to deliver; messages that the function reports, or all when it fails, come back. */
export function startPoller(
  options: {
    endpoint: string;
    queueUrl: string;
    queueArn: string;
    batchSize: number;
    /** Seconds after which a message comes back that failed at its nth delivery. */
    redeliverAfter: (deliveries: number) => number;
  },
  invoke: (event: unknown) => Promise<unknown>,
): QueuePoller {
  const { endpoint, queueUrl: QueueUrl, queueArn } = options;
  const client = withoutLog(new SQSClient({ endpoint, region, credentials: localCredentials }));
  const stopping = new AbortController();

  const deliver = async (messages: readonly Message[]): Promise<void> => {
    const records = messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: {},
      md5OfBody: message.MD5OfBody,
      eventSource: "aws:sqs",
      eventSourceARN: queueArn,
      awsRegion: region,
    }));
    // Kept invisible while the function is at work, however long that takes.
    const holding = setInterval(
      () => void setVisibility(messages, longestVisibility),
      (longestVisibility * 1000) / 2,
    );
    let failed: ReadonlySet<string | undefined>;
    try {
      failed = new Set(failedItems(await invoke({ Records: records })));
    } catch {
      failed = new Set(messages.map(({ MessageId }) => MessageId));
    } finally {
      clearInterval(holding);
    }
    const done = messages.filter(({ MessageId }) => !failed.has(MessageId));
    const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    if (Entries.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    for (const message of messages) {
      const deliveries = Number(message.Attributes?.["ApproximateReceiveCount"] ?? 1);
      if (failed.has(message.MessageId)) await setVisibility([message], options.redeliverAfter(deliveries));
    }
  };

  const setVisibility = async (messages: readonly Message[], seconds: number) => {
    for (const { ReceiptHandle } of messages) {
      const command = new ChangeMessageVisibilityCommand({
        QueueUrl,
        ReceiptHandle,
        VisibilityTimeout: seconds,
      });
      await client.send(command).catch(() => undefined);
    }
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: Math.min(options.batchSize, 10),
            WaitTimeSeconds: 20,
            MessageSystemAttributeNames: ["All"],
          }),
          { abortSignal: stopping.signal },
        );
        if (Messages.length > 0) await deliver(Messages);
      } catch (error) {
        if (!stopping.signal.aborted) throw error;
      }
    }
  };
  const ended = run();
  return {
    async stop() {
      stopping.abort();
      await ended;
      client.destroy();
    },
  };
}
