import { InvalidArgumentError } from 'commander';
import { fail } from '../../shared/errors/result';
import { asCode, type CodeLanguage, codeLanguages, languagesOf } from '../../shared/model/code/as-code';
import type { PlannedJob } from '../../shared/model/code/planned-job';
import type { Undertaking } from '../../shared/model/code/undertaking';
import { type CliContext, Stop } from './context';

/** For `.option(...codeOption)`: every command that makes, changes or deletes something can be printed instead of done. */
export const codeOption = [
  '--code <language>',
  'print it as aws-cli, python or terraform code and do nothing',
  codeLanguage,
] as const;

export interface CodeOption {
  readonly code?: CodeLanguage;
}

function codeLanguage(text: string): CodeLanguage {
  const known = codeLanguages.find((language) => language === text);
  if (known === undefined) throw new InvalidArgumentError(`Choose ${codeLanguages.join(', ')}.`);
  return known;
}

/** The job that a command would start, in place of starting it. Throws Stop where there is none. */
export function printJobCode(context: CliContext, planned: PlannedJob, language: CodeLanguage, region: string): void {
  if (planned.kind === 'none')
    throw new Stop(fail('input.invalid', planned.why, 'Run the command without --code.').error);
  const { spec, uploads } = planned;
  printCode(context, { kind: 'processing', spec, uploads }, language, region);
}

/** Throws Stop where the tool cannot do it. */
export function printCode(context: CliContext, what: Undertaking, language: CodeLanguage, region: string): void {
  const { note, text } = asCode(what, language, region);
  if (text === null)
    throw new Stop(fail('input.invalid', note ?? '', `Use --code ${languagesOf(what.kind).join(' or ')}.`).error);
  if (note !== null) context.output.note(note);
  context.output.result({ language, text, note }, () => text.trimEnd());
}
