import { fileGivenTold } from "../../../events/concerned.ts";
import { fileGiven } from "../../../shared/mails/file-given.ts";
import { aboutConcerned, exampleConcerned, followsNoMore } from "../about-concerned.ts";
import { declareMail } from "../declare-mail.ts";

/** R-DAY-7: to the company or the centre. */
export const mail = declareMail({
  fact: fileGivenTold,
  async load({ fact, data, settings }) {
    const { file, follows, to, common } = await aboutConcerned(fact, data.to, settings);
    return follows ? { to, given: { ...common, path: file.path } } : followsNoMore;
  },
  write: fileGiven,
  examples: [
    { ...exampleConcerned, path: "vae" },
    { ...exampleConcerned, path: "training", sex: "female" },
    { ...exampleConcerned, path: "training", party: "company", greeted: undefined },
  ],
});
