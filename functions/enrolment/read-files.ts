import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { nameOnFile } from "../../shared/domain/access/name-on-file.ts";
import { permissions } from "../../shared/domain/access/permissions.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { droppingUnknown } from "../../shared/domain/structure.ts";
import { answerBytes } from "../../shared/http/answer-bound.ts";
import { authorisedFile } from "../../shared/http/authorise.ts";
import { entityTagOf } from "../../shared/http/conditional-answer.ts";
import { entityTag } from "../../shared/http/headers.ts";
import { HttpProblem } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { recordEachReading } from "../../shared/store/readings.ts";
import { fileView } from "../../shared/views/file-view.ts";
import { severalIds } from "../../shared/views/list-query.ts";
import { type ReadFile, shownFiles } from "./shown-files.ts";

/** Files of one request at most: what one answer has room for, of most. */
const mostFiles = 25;
/** Bytes of an answer that are left for what is beside its files. */
const besideFiles = 64 * 1024;

/** Several files with everything in them, as each is read by itself: what a partner that keeps a copy asks for. */
export const route = defineRoute({
  name: "enrolment/read-files",
  method: "GET",
  path: "/files/whole",
  summary: "Lire plusieurs dossiers complets à la fois",
  tag: "files",
  query: z.strictObject({
    ids: severalIds(fileId, "file", mostFiles).meta({
      description: `Identifiants des dossiers, ${mostFiles} au plus`,
    }),
  }),
  reply: z.strictObject({
    items: z.array(z.strictObject({ etag: z.string(), file: fileView })),
    /** Those that don't exist for who asks: erased, no longer theirs to read or never there; no difference is told. */
    absent: z.array(fileId),
    /** Those that the answer had no room for: to be asked for again. */
    left: z.array(fileId),
  }),
  timeoutSeconds: 29,
  needs: {
    table: {
      reads: ["ADDRESS", "CANDIDATE", "CENTRE", "FILE", "REFERENTIAL", "SESSION"],
      writes: ["READERS", "READINGS"],
      untold: true,
    },
  },
});

export const handler = serve(route, async ({ query, actor, today, now }) => {
  const found = await Promise.all(query.ids.map((id) => readable(actor, id)));
  const read = found.filter((one) => one !== undefined);
  const views = await shownFiles(read, actor, today);
  const shown = read.map((one, index) => ({ ...one, ...tagged(views[index], one.contents.file.version) }));
  const given = thoseWithRoom(shown);
  // R-RGPD-3: of each that is given, before it is.
  await recordEachReading(
    given.flatMap(({ contents: { file }, relation }) => {
      if (relation === "owner") return [];
      const by = {
        actor: { ...actor, name: nameOnFile(actor, relation, file) },
        at: now,
        runtime: systemRuntime,
      };
      return [{ about: { kind: "file", id: file.id }, data: { what: "file" }, by }];
    }),
  );
  return {
    reply: {
      items: given.map(({ etag, file }) => ({ etag, file })),
      absent: query.ids.filter((_, index) => found[index] === undefined),
      left: shown.slice(given.length).map(({ contents }) => contents.file.id),
    },
  };
});

/** A file for who may read it by itself; undefined where it doesn't exist for them. */
async function readable(actor: Actor, id: string): Promise<ReadFile | undefined> {
  try {
    return await authorisedFile(actor, id, permissions["GET /files/{fileId}"]);
  } catch (error) {
    if (error instanceof HttpProblem && error.refusal.code === "not-found") return undefined;
    throw error;
  }
}

/** A file as its own read answers it, with its tag, and the bytes that it takes in an answer. */
function tagged(view: unknown, version: number) {
  const file = droppingUnknown(fileView).parse(view);
  const text = JSON.stringify(file);
  return {
    file,
    etag: entityTagOf(text, entityTag(version)),
    bytes: Buffer.byteLength(JSON.stringify(text)),
  };
}

/** The first of those that are shown which an answer has room for; one at least. */
function thoseWithRoom<Shown extends { bytes: number }>(shown: readonly Shown[]): readonly Shown[] {
  let room = answerBytes - besideFiles;
  const tooMany = shown.findIndex(({ bytes }, index) => {
    room -= bytes;
    return index > 0 && room < 0;
  });
  return tooMany < 0 ? shown : shown.slice(0, tooMany);
}
