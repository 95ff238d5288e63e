import { fileOverTold } from "../../../events/concerned.ts";
import { fileOver } from "../../../shared/mails/file-over.ts";
import { aboutConcerned, exampleConcerned, followsNoMore } from "../about-concerned.ts";
import { declareMail } from "../declare-mail.ts";

/** R-DAY-7: to the company or the centre. */
export const mail = declareMail({
  fact: fileOverTold,
  async load({ fact, data: { to: party, how }, settings }) {
    const { follows, to, common } = await aboutConcerned(fact, party, settings);
    return follows ? { to, given: { ...common, how } } : followsNoMore;
  },
  write: fileOver,
  examples: [
    { ...exampleConcerned, how: "withdrawn" },
    { ...exampleConcerned, how: "closed" },
  ],
});
