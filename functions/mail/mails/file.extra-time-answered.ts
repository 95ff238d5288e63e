import { extraTimeAnswered as answered } from "../../../events/enrolment.ts";
import { extraTimeAnswered } from "../../../shared/mails/extra-time-answered.ts";
import { loadTask } from "../../../shared/store/tasks.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";
import { outcomeChanged } from "../said-of-appearance.ts";

const asked = { ...exampleMail, scheduled: false };

/** R-DAY-3: to the candidate, what was answered, and what is granted as the mail leaves (R-DAY-4). */
export const mail = declareMail({
  fact: answered,
  async load({ fact, data, settings }) {
    const [task, { to, common, file }] = await Promise.all([
      loadTask(data.taskId),
      aboutFile(fact, settings),
    ]);
    if (task?.kind !== "extra-time-asked") throw new Error(`the request of ${fact.id} does not exist`);
    const { answer } = task;
    // Asked anew, or granted and taken back since: what was answered holds no more.
    if (answer === undefined || (answer === "granted" && file.extraTime === undefined)) return outcomeChanged;
    const { extraTime } = file;
    return { to, given: { ...common, answer, extraTime, scheduled: file.state === "scheduled" } };
  },
  write: extraTimeAnswered,
  examples: [
    { ...asked, answer: "granted", extraTime: { presentation: 7, interview: 3 } },
    { ...asked, answer: "granted", extraTime: { presentation: 0, interview: 1 }, scheduled: true },
    { ...asked, answer: "no-document", extraTime: undefined },
    { ...asked, answer: "not-in-document", extraTime: undefined },
  ],
});
