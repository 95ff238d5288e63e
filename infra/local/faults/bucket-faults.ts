import { defineCallFault, silence } from "./fault-kind.ts";

const refused = (status: number, code: string, message: string) => ({
  refused: {
    status,
    type: "application/xml",
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  },
});
const all = ["DELETE", "DeleteObjects", "GET", "HEAD", "POST", "PUT"];

/** What S3 does that the embedded object store does not. */
export const bucketFaults = [
  defineCallFault({
    name: "slow down",
    part: "bucket",
    fact: "A prefix takes so many calls a second, and S3 answers 503 Slow Down while it adapts to more.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html",
    chance: 0.05,
    spell: 2,
    on: all,
    meet: () => refused(503, "SlowDown", "Please reduce your request rate."),
  }),
  defineCallFault({
    name: "bucket at fault",
    part: "bucket",
    fact: "A call meets an internal error, and is to be tried again.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
    chance: 0.03,
    on: all,
    meet: () => refused(500, "InternalError", "We encountered an internal error. Please try again."),
  }),
  defineCallFault({
    name: "deletion that fails",
    part: "bucket",
    fact: "A call that deletes several objects succeeds though some of them could not be deleted: its answer names these.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html",
    chance: 0.1,
    on: ["DeleteObjects"],
    meet: () => ({
      refused: {
        status: 200,
        type: "application/xml",
        body: '<?xml version="1.0" encoding="UTF-8"?><DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Error><Key>tried</Key><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message></Error></DeleteResult>',
      },
    }),
  }),
  defineCallFault({
    name: "object whose answer is lost",
    part: "bucket",
    fact: "What writes or deletes an object may be done though its answer never comes.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel",
    chance: 0.05,
    on: ["DELETE", "DeleteObjects", "POST", "PUT"],
    meet: () => ({ lost: "after" }),
  }),
  defineCallFault({
    name: "bucket in silence",
    part: "bucket",
    fact: "A call may be done, and its connection stay open without an answer: the SDK waits for ever unless told otherwise.",
    source: silence,
    chance: 0.001,
    on: all,
    meet: () => ({ lost: "silently" }),
  }),
];
