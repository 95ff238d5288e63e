import { admissibilityRuled } from "../../../events/vae.ts";
import { admissibilityDecided } from "../../../shared/mails/admissibility-decided.ts";
import { aboutFile } from "../about-file.ts";
import { declareMail } from "../declare-mail.ts";
import { exampleMail } from "../example.ts";

/** R-VAE-3 to R-VAE-6: to the candidate. */
export const mail = declareMail({
  fact: admissibilityRuled,
  async load({ fact, data: { motive }, settings }) {
    const { to, common } = await aboutFile(fact, settings);
    return { to, given: { ...common, motive } };
  },
  write: admissibilityDecided,
  examples: [
    { ...exampleMail, motive: undefined },
    { ...exampleMail, motive: "L’expérience décrite ne se rapporte pas à la certification." },
  ],
});
