/** A form with a file, as it is sent. */
export interface FormFile {
  contentType: string;
  /** Its bytes: the file's own are read as they are sent. */
  body: Blob;
}

/** A form's fields and then its file, as `multipart/form-data`; the storage asks for its length, which this tells. */
export function formFile(fields: Readonly<Record<string, string>>, file: Blob): FormFile {
  const boundary = `cqp-${crypto.randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="file"\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new Blob([...parts, head, file, `\r\n--${boundary}--\r\n`]),
  };
}
