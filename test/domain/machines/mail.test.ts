import {
  acceptMail,
  beginMail,
  type MailState,
  mailMachine,
  postLetter,
  releaseMail,
  supersedeMail,
  takeOver,
  withholdMail,
  writeLetter,
} from "../../../shared/domain/mail/sending.ts";
import { noon } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const mail = (state: MailState) => ({ ...beginMail({ leaseUntil: noon }), state });

proveTable(mailMachine, () => beginMail({}), {
  "take-over": { from: ["sending", "waiting"], by: [(state) => takeOver(mail(state), { leaseUntil: noon })] },
  accept: {
    from: ["sending", "waiting"],
    by: [(state) => acceptMail(mail(state), { at: noon, messageId: "m" })],
  },
  release: { from: ["sending"], by: [(state) => releaseMail(mail(state), "…")] },
  withhold: { from: ["sending", "waiting"], by: [(state) => withholdMail(mail(state), "…")] },
  supersede: { from: ["sending", "waiting", "to-post"], by: [(state) => supersedeMail(mail(state), "…")] },
  "write-letter": {
    from: ["sending", "waiting"],
    by: [(state) => writeLetter(mail(state), { greeting: "…" })],
  },
  post: { from: ["to-post"], by: [(state) => postLetter(mail(state), "2027-05-18")] },
});
