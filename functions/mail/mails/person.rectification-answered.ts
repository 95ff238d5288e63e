import { rectificationAnswered as answered } from "../../../events/privacy.ts";
import { rectificationAnswered } from "../../../shared/mails/rectification-answered.ts";
import { loadTask } from "../../../shared/store/tasks.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

const { contact, portalUrl } = exampleMail;
const example = { contact, portalUrl };

/** R-RGPD-1: to the account that asked. */
export const mail = declareMail({
  fact: answered,
  async load({ fact, data: { taskId, outcome }, settings: { contact, portalUrl } }) {
    const task = await loadTask(taskId);
    if (task?.kind !== "rectification" || task.completed === undefined)
      throw new Error(`the rectification of ${fact.id} was not answered`);
    const { email, completed } = task;
    const { note: reason = "" } = completed;
    return { to: { name: email, email }, given: { outcome, reason, portalUrl, contact } };
  },
  write: rectificationAnswered,
  examples: [
    { ...example, outcome: "rectified", reason: "Votre numéro de téléphone est corrigé." },
    { ...example, outcome: "refused", reason: "Cette date est celle de la décision du jury." },
  ],
});
