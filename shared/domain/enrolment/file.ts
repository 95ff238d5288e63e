import * as z from "zod";
import type { Evidence } from "../evidence/evidence.ts";
import {
  allowedCommands,
  assertAllowed,
  type From,
  type StateMachine,
  type To,
  transition,
} from "../state-machine.ts";
import { type TrainingFile, trainingFile, trainingFileBody } from "../training/file.ts";
import { trainingFileMachine } from "../training/file-machine.ts";
import type { Answer } from "../vae/booklet.ts";
import { type VaeFile, vaeFile, vaeFileBody } from "../vae/file.ts";
import { vaeFileMachine } from "../vae/file-machine.ts";

/** A candidate's file for one certification, by one of the two paths. */
export const candidateFile = z.discriminatedUnion("path", [vaeFile, trainingFile]);
/** A file, see {@link candidateFile}. */
export type CandidateFile = z.infer<typeof candidateFile>;
/** What of a file may be long: it is kept apart from what lists, juries and deadlines go by. */
export const fileBody = z.union([vaeFileBody, trainingFileBody]);
/** What of a file may be long, see {@link fileBody}. */
export type FileBody = z.infer<typeof fileBody>;
/** A file without what may be long in it. A whole file is one too. */
export type FileMain = Without<CandidateFile, KeyOfEach<FileBody>>;
/** A file without what may be long in it, in one of the given states. */
export type FileMainIn<State extends FileState> = Extract<FileMain, { state: State }>;
type Without<Whole, Field extends PropertyKey> = Whole extends unknown ? Omit<Whole, Field> : never;
type KeyOfEach<Union> = Union extends unknown ? keyof Union : never;

/** The names of what may be long in a file. */
export function bodyFields(): KeyOfEach<FileBody>[] {
  return [...new Set(fileBody.options.flatMap(({ shape }) => Object.keys(shape)))] as KeyOfEach<FileBody>[];
}

/** Whether all of a file is in hand, what may be long too. */
export function isWhole(file: FileMain): file is CandidateFile {
  return (file.path === "vae" ? "experience" : "moduleAssessments") in file;
}

/** A file as it is in another state, whole where it was. */
export type Changed<File extends FileMain, State extends FileState> = File extends CandidateFile
  ? FileIn<State>
  : FileMainIn<State>;

/**
 * A file changed by a rule that reads nothing of what may be long in it, and hands it on: whole where it was, and without
 * it where that is not in hand.
 */
export function handingOn<File extends FileMain, State extends FileState>(
  file: File,
  rule: (whole: CandidateFile) => FileIn<State>,
): Changed<File, State> {
  return rule(file as unknown as CandidateFile) as Changed<File, State>;
}

/** The schema of files without what may be long in them, made of that of whole files. */
export function fileMain(): z.ZodType<FileMain> {
  const apart: readonly string[] = bodyFields();
  const paths = candidateFile.options.map((path) => {
    const states = path.options.map((state): z.ZodObject => {
      const shape = state.shape as z.ZodRawShape;
      return z.strictObject(
        Object.fromEntries(Object.entries(shape).filter(([field]) => !apart.includes(field))),
      );
    });
    return z.discriminatedUnion("state", states as [z.ZodObject, ...z.ZodObject[]]);
  });
  // It reads what is left of a file's fields, which the walk through its definition hides from TypeScript.
  return z.discriminatedUnion("path", paths as [(typeof paths)[0], ...typeof paths]) as never;
}

/** The way in: training or validation of experience. */
export type Path = CandidateFile["path"];
/** The paths as lists and documents name them. */
export const pathLabels: Readonly<Record<Path, string>> = { vae: "VAE", training: "Formation" };
/** A file of one path. */
export type FileOnPath<On extends Path> = Extract<CandidateFile, { path: On }>;
/** A state of either path. */
export type FileState = CandidateFile["state"];
/** A file in one of the given states. */
export type FileIn<State extends FileState> = Extract<CandidateFile, { state: State }>;

/** A file with what hangs on it: booklet answers and evidence. Rules that need all of it take this. */
export interface FileContents<File extends CandidateFile = CandidateFile> {
  file: File;
  answers: readonly Answer[];
  evidence: readonly Evidence[];
}

type VaeMachine = typeof vaeFileMachine;
type TrainingMachine = typeof trainingFileMachine;
/** A command that both paths know. */
export type SharedCommand = keyof VaeMachine["transitions"] & keyof TrainingMachine["transitions"];

type Allowing<Command extends SharedCommand> =
  | Extract<VaeFile, { state: From<VaeMachine, Command> }>
  | Extract<TrainingFile, { state: From<TrainingMachine, Command> }>;

/**
 * Refuses a command that the file's state does not allow on its path.
 * @throws DomainError `transition-refused`, naming the commands that are allowed.
 */
export function assertFileAllows<Command extends SharedCommand>(
  file: CandidateFile,
  command: Command,
): asserts file is Allowing<Command> {
  if (file.path === "vae") assertAllowed(vaeFileMachine, file, command);
  else assertAllowed(trainingFileMachine, file, command);
}

/**
 * Changes a file's state by a command that both paths know: {@link transition}, on the machine of its path.
 * @throws DomainError `transition-refused`, naming the commands that are allowed; what `next` throws.
 */
export function transitionFile<
  Command extends SharedCommand,
  Next extends { state: To<VaeMachine | TrainingMachine, Command> },
>(file: CandidateFile, command: Command, next: (file: Allowing<Command>) => Next): Next {
  const machine: StateMachine<string, string> = file.path === "vae" ? vaeFileMachine : trainingFileMachine;
  return transition(machine, file, command, (held) => next(held as Allowing<Command>));
}

/** The commands that a file's state allows. */
export function commandsOf(file: CandidateFile): string[] {
  return file.path === "vae"
    ? allowedCommands(vaeFileMachine, file.state)
    : allowedCommands(trainingFileMachine, file.state);
}

/** A file's state in French. */
export function stateLabelOf(file: CandidateFile): string {
  return file.path === "vae" ? vaeFileMachine.states[file.state] : trainingFileMachine.states[file.state];
}

/** Ids of the pieces that were uploaded and verified. */
export function acceptedEvidence(evidence: readonly Evidence[]): ReadonlySet<string> {
  return new Set(evidence.filter((piece) => piece.state === "accepted").map((piece) => piece.id));
}
