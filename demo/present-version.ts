/** An answer, as far as it tells of a version. */
interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  // A file, whose answers tell their version.
  // biome-ignore lint/suspicious/noExplicitAny: what was read is known to who asked for it
  body: any;
}

type Named = Record<string, string>;

/**
 * The header by which an edit says what it changes: the tag of what the caller reads now, or that there is nothing yet. None
 * for what is no edit; any version for what the caller may write and not read.
 */
export async function presentVersion(
  method: string,
  path: string,
  read: (path: string) => Promise<Answer>,
): Promise<Named> {
  const [, kind = "", id, part, partId] = path.split("/");
  if (!["PUT", "PATCH", "DELETE"].includes(method) && part !== "civil-status-correction") return {};
  const whole = `/${kind}/${id}`;
  if (part === "answers") return ofAnswer(await read(whole), partId);
  if (part === "evidence" || kind === "parties") return tagOf(await read(path), any);
  if (mayBeNew.includes(kind)) return tagOf(await read(whole), created);
  return kind === "files" || kind === "sessions" ? tagOf(await read(whole), any) : {};
}

const mayBeNew = ["centres", "companies", "jury-members"];
const created: Named = { "if-none-match": "*" };
const any: Named = { "if-match": "*" };

function tagOf({ status, headers }: Answer, absent: Named): Named {
  const etag = headers.get("etag");
  if (etag !== null) return { "if-match": etag };
  return status === 404 ? absent : any;
}

function ofAnswer({ status, body }: Answer, domainCode: string | undefined): Named {
  if (status !== 200) return any;
  const found = body.answers.find((one: { domainCode: string }) => one.domainCode === domainCode);
  return found === undefined ? created : { "if-match": `"${found.version}"` };
}
