import * as z from "zod";
import { letterPosted } from "../../events/mail.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { messagePosted } from "../../shared/domain/mail/appearance-message.ts";
import { assertPostedOn } from "../../shared/domain/mail/letter.ts";
import { postLetter } from "../../shared/domain/mail/sending.ts";
import { completeLetter } from "../../shared/domain/tasks/task.ts";
import { civilDate, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadMail, saveMail, settleMessage } from "../../shared/store/mails.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "./task-of-kind.ts";

/** R-OEMM-1: OEMM posted the letter of a person without e-mail: a convocation counts as sent on that day. */
export const route = defineRoute({
  name: "tasks/post-letter",
  method: "POST",
  path: "/tasks/{taskId}/posting",
  summary: "Indiquer le jour où une lettre a été postée",
  tag: "mails",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ postedOn: civilDate.meta({ description: "Jour où la lettre a été postée" }) }),
  reply: taskView,
  needs: { table: { reads: ["MAIL", "TASK"], writes: ["MAIL", "TASK"] } },
});

export const handler = serve(route, async ({ params, body: { postedOn }, actor, now, today }) => {
  const before = await loadTaskOf("letter-to-post", params.taskId);
  const about = { kind: "file" as const, id: before.about.id };
  const done = completeLetter(before, postedOn, { at: now, by: actor.name });
  assertPostedOn(postedOn, { writtenOn: dateInParis(before.openedAt), today });
  const stored = await loadMail(about, before.mailId);
  if (stored === undefined) throw notFound("Cette lettre n’existe pas.");
  const posted = postLetter(stored.mail, postedOn);
  return {
    reply: done,
    writes: [
      saveTask(done),
      saveMail(stored.version, posted),
      ...(await settleMessage(posted, messagePosted)),
    ],
    facts: [letterPosted.of(about.id, { mailId: before.mailId, postedOn })],
  };
});
