import type { Command } from 'commander';
import { type CodeOption, codeOption } from './code-option';

/** How a launch may end: as code, checked only, followed to its end, or without asking. */
export interface LaunchEnds extends CodeOption {
  readonly check: boolean;
  readonly wait: boolean;
  readonly yes: boolean;
}

export function addLaunchEnds(launch: Command): Command {
  return launch
    .option(...codeOption)
    .option(
      '--check',
      'say what was checked and what it costs, and launch nothing; exit 1 when it cannot be launched',
      false,
    )
    .option('-w, --wait', 'follow the log until the job has ended; exit 1 unless it completed', false)
    .option('-y, --yes', 'do not ask before something that costs money', false);
}
