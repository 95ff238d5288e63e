/** Posts a file with an upload form, as a browser does; gives the bucket's status and answer. */
export async function postForm(
  form: { url: string; fields: Record<string, string> },
  bytes: Uint8Array,
  fileName: string,
): Promise<{ status: number; text: string }> {
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  data.append("file", new Blob([new Uint8Array(bytes)]), fileName);
  const response = await fetch(form.url, { method: "POST", body: data });
  return { status: response.status, text: await response.text() };
}
