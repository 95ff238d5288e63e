import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { serviceCalls } from "../runtime/service-calls.ts";

/** The queues of this account; locally, those of the embedded service; their URLs keep the address that it had when they were made. */
function openQueues(): SQSClient {
  return new SQSClient({ useQueueUrlAsEndpoint: false, ...serviceCalls });
}

async function urlOf(client: SQSClient, QueueName: string): Promise<string> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName }));
  if (QueueUrl === undefined) throw new Error(`there is no queue ${QueueName}`);
  return QueueUrl;
}

async function waitingIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ["ApproximateNumberOfMessages" as const];
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return Number(Attributes.ApproximateNumberOfMessages ?? 0);
}

/** How many messages wait in each of some queues, about, by their names. */
export async function countMessages(names: readonly string[]): Promise<Map<string, number>> {
  const client = openQueues();
  try {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, await waitingIn(client, await urlOf(client, name)));
    return counts;
  } finally {
    client.destroy();
  }
}

/** Puts a message on a queue, by its name. */
export async function sendMessage(name: string, MessageBody: string): Promise<void> {
  const client = openQueues();
  try {
    await client.send(new SendMessageCommand({ QueueUrl: await urlOf(client, name), MessageBody }));
  } finally {
    client.destroy();
  }
}

/**
 * The messages that wait in a queue, each once; `done` takes one away. Those that are left are visible again after the queue's own
 * time.
 */
export async function* takeMessages(name: string): AsyncGenerator<{ body: string; done(): Promise<void> }> {
  const client = openQueues();
  try {
    const QueueUrl = await urlOf(client, name);
    for (let waiting = await waitingIn(client, QueueUrl); waiting > 0; ) {
      const MaxNumberOfMessages = Math.min(10, waiting);
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, WaitTimeSeconds: 1 }),
      );
      if (Messages.length === 0) return;
      waiting -= Messages.length;
      for (const { Body = "", ReceiptHandle } of Messages)
        yield {
          body: Body,
          async done() {
            await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          },
        };
    }
  } finally {
    client.destroy();
  }
}

/**
 * Moves the messages that wait in a queue to another one; each is there before it is no longer here. Those that come back meanwhile,
 * as they failed again, stay. Gives how many were moved.
 */
export async function moveMessages(from: string, to: string): Promise<number> {
  const client = openQueues();
  try {
    const QueueUrl = await urlOf(client, to);
    let moved = 0;
    for await (const { body, done } of takeMessages(from)) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
      await done();
      moved += 1;
    }
    return moved;
  } finally {
    client.destroy();
  }
}
