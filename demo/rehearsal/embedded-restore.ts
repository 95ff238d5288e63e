import {
  CopyObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";

/** What copies within AWS's S3, from one embedded bucket to another: read from the first service, put into the second. */
export function between(from: S3Client, to: S3Client): Pick<S3Client, "send"> {
  const send = async (command: { input: object }) => {
    if (!(command instanceof CopyObjectCommand)) return from.send(command as never);
    const { Bucket, Key, CopySource = "" } = command.input;
    const [source = ""] = CopySource.split("/");
    const read = await from.send(new GetObjectCommand({ Bucket: source, Key })).catch((error: unknown) => {
      // Moved since it was listed: the embedded bucket keeps no version of before.
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    });
    if (read === undefined) return {};
    const { Body, ContentType } = read;
    const bytes = await Body?.transformToByteArray();
    return to.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType }));
  };
  return { send: send as S3Client["send"] };
}
