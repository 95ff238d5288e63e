import * as z from "zod";
import { task } from "../../shared/domain/tasks/task.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { taskKey } from "../../shared/store/keys.ts";
import { listTasks, taskEntity } from "../../shared/store/tasks.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf, severalOf } from "../../shared/views/list-query.ts";
import { askedByDate, listing } from "../../shared/views/listing.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { withPersons } from "./named-persons.ts";

const states = ["open", "done"] as const;
const kinds = task.options.map(({ shape }) => shape.kind.value);

/** What OEMM has to do, nearest session first and what has no day last; what was due before today no longer helps, and is asked for by date. */
export const route = defineRoute({
  name: "tasks/list-tasks",
  method: "GET",
  path: "/tasks",
  summary: "Lister les tâches de l’OEMM",
  tag: "mails",
  query: listing.extend({
    state: severalOf(z.enum(states), states)
      .optional()
      .meta({ description: "États\u00a0; ce qui est à faire par défaut" }),
    kind: severalOf(z.enum(kinds), kinds).optional().meta({ description: "Natures de tâches" }),
    from: civilDate.optional().meta({
      description: "Premier jour, compris\u00a0; aujourd’hui par défaut, sauf dans l’ordre des changements",
    }),
    sort: z.enum(["date", "-date", "updated", "-updated"]).optional().meta({
      description:
        "Ordre\u00a0: de date ou de dernier changement, les plus tardives d’abord avec «\u00a0-\u00a0»",
    }),
  }),
  reply: foundPageOf(taskView),
  needs: {
    table: { reads: ["PERSON", "TASK"], lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 TASKS"] },
  },
});

export const handler = serve(route, async ({ query, actor, today, now }) => {
  const { state: asStates = ["open" as const], kind: asKinds } = query;
  const byDate = askedByDate(query, actor);
  const from = byDate.sort.endsWith("updated") ? undefined : (byDate.from ?? today);
  const shown = {
    key: taskKey,
    show(item: StoredItem) {
      const task = taskEntity.listedWhole(item);
      const isAdmitted = asStates.includes(task.state) && (asKinds?.includes(task.kind) ?? true);
      return isAdmitted ? { shown: task, words: [] } : undefined;
    },
  };
  const parts = (asKinds ?? kinds).flatMap((kind) => asStates.map((state) => [kind, state]));
  const asked = { ...byDate, from, parts };
  const [only, ...others] = asStates;
  const isPresent = only !== undefined && others.length === 0 && asKinds === undefined;
  const present = isPresent ? listTasks.bind(undefined, only, from) : undefined;
  const found = await findByOemm("task", shown, asked, present);
  return { reply: foundReply({ ...found, entries: await withPersons(found.entries) }, asked, now) };
});
