import { appearanceReminded } from "../../../events/deadlines.ts";
import { slotOfFile } from "../../../shared/domain/jury/session.ts";
import { appearanceReminder } from "../../../shared/mails/session-reminder.ts";
import { loadSession } from "../../../shared/store/sessions.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleAppearance, exampleMail } from "../example.ts";
import { appearanceChanged } from "../said-of-appearance.ts";

const example = { ...exampleMail, ...exampleAppearance };

/** R-DAY-5: to the candidate, unless their appearance is another one by now (R-DAY-4). */
export const mail = declareMail({
  fact: appearanceReminded,
  async load({ fact, data: { sessionId, date }, settings }) {
    const session = await loadSession(sessionId);
    const slot = session && slotOfFile(session, fact.about.id);
    if (session?.state !== "convened" || session.date !== date || slot === undefined)
      return appearanceChanged;
    const { to, common } = await aboutFile(fact, settings);
    const { format, place } = session;
    const { start, interviewEnd: end } = slot;
    return { to, given: { ...common, format, place, date, start, end } };
  },
  write: appearanceReminder,
  examples: [
    example,
    { ...example, format: "interview", place: { kind: "remote", url: "https://visio.example.org/jury" } },
  ],
});
