// What callers may and may not write: the compiler reads it (`npm run check`), and nothing runs it.
import { createClient } from "../src/client.ts";
import type { SentTo } from "../src/operations.ts";
import { items } from "../src/pages.ts";

const client = createClient({ url: "https://api.example.org", token: async () => "token" });

export async function calls(): Promise<void> {
  const { body: file, etag } = await client.get("/v1/files/{fileId}", { path: { fileId: "file_1" } });
  const state: string = file.state;
  await client.post("/v1/files/{fileId}/submission", { path: { fileId: file.id }, key: state });
  if (etag !== undefined)
    await client.put("/v1/files/{fileId}/activities", {
      path: { fileId: file.id },
      body: { text: "…" },
      ifMatch: etag,
    });
  for await (const one of items(client, "/v1/files", { query: { limit: 10 } })) one.id satisfies string;
  const { body: changes } = await client.get("/v1/changes");
  for (const change of changes.items)
    if (change.type === "mail.bounced") change.data.cause satisfies "bounced" | "complained";
    else if (change.type === "file.interview-recorded") change.data.heldOn satisfies string;
    // @ts-expect-error: the data of another kind are not known
    else change.data.heldOn;

  // @ts-expect-error: no such path
  await client.get("/v1/file");
  // @ts-expect-error: the file's id is missing
  await client.get("/v1/files/{fileId}");
  // @ts-expect-error: an identifier is a text
  await client.get("/v1/files/{fileId}", { path: { fileId: 1 } });
  const sent: SentTo<"/v1/me/addresses", "post"> = { email: "amina@candidats.example.org" };
  await client.post("/v1/me/addresses", { body: sent });
  // @ts-expect-error: no such filter
  await client.get("/v1/files", { query: { colour: "blue" } });
  // @ts-expect-error: a GET has no body
  await client.get("/v1/me", { body: {} });
  // @ts-expect-error: the body is missing
  await client.post("/v1/files", {});
  // @ts-expect-error: a field that may be left out is left out, not undefined
  await client.post("/v1/me/addresses", { body: { email: undefined } });
  // @ts-expect-error: a read is not posted
  await client.post("/v1/me");
  // @ts-expect-error: this one is not read page by page
  items(client, "/v1/me");
  // @ts-expect-error: no such field of a file
  file.colour;
}
