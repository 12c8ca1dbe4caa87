import type { Command } from 'commander';
import type { DoctorCheck } from '../../../shared/contract/doctor';
import { type CliContext, consoleOf, unwrap } from '../context';

const marks: Readonly<Record<DoctorCheck['outcome'], string>> = {
  good: 'good   ',
  warning: 'warning',
  bad: 'PROBLEM',
  skipped: 'skipped',
};

/** `upside doctor`: what keeps the workspace from working, and the way out. */
export function addDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('look at everything the workspace needs, changing nothing; exit 1 when there is a problem')
    .action(async () => {
      const console = await consoleOf(context);
      let problems = 0;
      for await (const result of console.doctor.run(context.signal)) {
        const check = unwrap(result);
        if (check.outcome === 'bad') problems += 1;
        context.output.item(check, () => textOf(check));
      }
      if (problems > 0) process.exitCode = 1;
    });
}

function textOf({ area, detail, hint, outcome, title }: DoctorCheck): string {
  const line = `${marks[outcome]}  ${area}: ${title}. ${detail}`;
  return hint === null ? line : `${line}\n         ${hint}`;
}
