import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { expect, it } from "vitest";
import { startMailbox } from "../../../infra/local/mail/mailbox.ts";
import type { TakenMail } from "../../../infra/local/mail/ses-events.ts";

const raw = Buffer.from("From: a@example.org\r\nTo: b@example.org\r\nSubject: Essai\r\n\r\nBonjour\r\n");

it("a mail that was taken, and not told of as the process ended, is told of at the next start, once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cqp-mailbox-"));
  const told: TakenMail[] = [];
  const start = (tell: (mail: TakenMail) => Promise<void>) => startMailbox(folder, 0, () => new Date(), tell);
  const tell = async (mail: TakenMail) => void told.push(mail);
  // The process ends while it tells.
  const telling = Promise.withResolvers<void>();
  const first = await start(() => {
    telling.resolve();
    return new Promise(() => undefined);
  });
  const ses = new SESClient({
    endpoint: first.url,
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  const sending = ses.send(
    new SendRawEmailCommand({
      Source: "a@example.org",
      Destinations: ["b@example.org"],
      RawMessage: { Data: raw },
      Tags: [{ Name: "fact", Value: "1" }],
    }),
  );
  const unanswered = expect(sending).rejects.toThrow();
  await telling.promise;
  ses.destroy();
  await first.close();
  await unanswered;
  for (let starts = 0; starts < 2; starts++) {
    const again = await start(tell);
    expect(await again.mails()).toHaveLength(1);
    await again.close();
  }
  expect(told).toMatchObject([{ destination: "b@example.org", tags: { fact: "1" } }]);
  await rm(folder, { recursive: true, force: true });
});
