import { deadlineMachine } from "../shared/domain/deadlines/deadline.ts";
import { documentMachine } from "../shared/domain/document/document.ts";
import { evidenceMachine } from "../shared/domain/evidence/evidence.ts";
import { exportMachine } from "../shared/domain/exports/export-job.ts";
import { jurySessionMachine } from "../shared/domain/jury/session.ts";
import { addressBlockMachine } from "../shared/domain/mail/address-block.ts";
import { mailMachine } from "../shared/domain/mail/sending.ts";
import { contactAddressMachine } from "../shared/domain/people/contact-address.ts";
import { copyMachine } from "../shared/domain/privacy/copy.ts";
import type { StateMachine } from "../shared/domain/state-machine.ts";
import { taskMachine } from "../shared/domain/tasks/task.ts";
import { acceptanceMachine } from "../shared/domain/training/acceptance.ts";
import { trainingFileMachine } from "../shared/domain/training/file-machine.ts";
import { vaeFileMachine } from "../shared/domain/vae/file-machine.ts";

/** Every state machine of the system, in the order of the documentation. */
export const machines: readonly StateMachine<string, string>[] = [
  vaeFileMachine,
  trainingFileMachine,
  acceptanceMachine,
  jurySessionMachine,
  evidenceMachine,
  documentMachine,
  deadlineMachine,
  mailMachine,
  addressBlockMachine,
  contactAddressMachine,
  taskMachine,
  exportMachine,
  copyMachine,
];
