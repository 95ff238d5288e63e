import {
  acceptMail,
  beginSending,
  type MailState,
  mailMachine,
  releaseMail,
  takeOver,
  withholdMail,
} from "../../../shared/domain/mail/sending.ts";
import { noon } from "../../support/files.ts";
import { proveTable } from "./prove-table.ts";

const mail = (state: MailState) => ({ ...beginSending({ leaseUntil: noon }), state });

proveTable(mailMachine, () => beginSending({}), {
  "take-over": { from: ["sending", "waiting"], by: [(state) => takeOver(mail(state), { leaseUntil: noon })] },
  accept: {
    from: ["sending", "waiting"],
    by: [(state) => acceptMail(mail(state), { at: noon, messageId: "m" })],
  },
  release: { from: ["sending"], by: [(state) => releaseMail(mail(state), "…")] },
  withhold: { from: ["sending"], by: [(state) => withholdMail(mail(state), "…")] },
});
