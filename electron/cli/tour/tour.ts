import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../../shared/errors/result';
import { type CliContext, type Opened, Stop } from '../context';
import { artifactStep } from './steps/artifact';
import { auditStep } from './steps/audit';
import { chatbotStep, secondVersionStep } from './steps/chatbot';
import { curvesStep } from './steps/curves';
import { dataStep } from './steps/data';
import { deployStep } from './steps/deploy';
import { launchStep } from './steps/launch';
import { offlineStep } from './steps/offline';
import { prepareStep } from './steps/prepare';
import { canaryStep, revertStep } from './steps/promotion';
import { tailStep } from './steps/tail';
import { talkStep } from './steps/talk';
import { workspaceStep } from './steps/workspace';
import type { TourState } from './tour-state';
import { beginTour, type TourOptions } from './tour-state';
import type { TourStep } from './tour-step';

export type TourReport =
  | {
      readonly step: string;
      readonly ok: true;
      readonly seconds: number;
      readonly said: string;
      readonly facts: Readonly<Record<string, unknown>>;
    }
  | { readonly step: string; readonly ok: false; readonly seconds: number; readonly error: Failure };

const steps: readonly TourStep[] = [
  workspaceStep,
  prepareStep,
  dataStep,
  launchStep,
  tailStep,
  curvesStep,
  artifactStep,
  chatbotStep,
  deployStep,
  talkStep,
  secondVersionStep,
  canaryStep,
  revertStep,
  auditStep,
  offlineStep,
];

/**
 * The whole main job on a fresh local workspace in a temporary folder: nothing of the person's is
 * touched, and nothing is left. Yields a report a step; the first failed step is the last.
 */
export async function* takeTour(context: CliContext, options: TourOptions): AsyncGenerator<TourReport> {
  const home = await mkdtemp(join(tmpdir(), 'upside-tour-'));
  let opened: Opened | null = null;
  try {
    opened = await context.openFresh(home);
    const state = beginTour(context, opened, options, join(home, 'downloads'));
    for (const step of steps) {
      const report = await runStep(context, step, state);
      yield report;
      if (!report.ok) return;
    }
  } finally {
    if (opened) {
      await opened.console.close();
      // Stopping must also work after Ctrl+C, so it does not listen to that signal.
      await opened.local.stop(new AbortController().signal);
    }
    await rm(home, { recursive: true, force: true });
  }
}

async function runStep(context: CliContext, step: TourStep, state: TourState): Promise<TourReport> {
  context.output.note(`· ${step.title}`);
  const startedAt = context.now();
  const seconds = () => (context.now() - startedAt) / 1000;
  try {
    const { said, facts } = await step.run(state);
    return { step: step.name, ok: true, seconds: seconds(), said, facts };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { step: step.name, ok: false, seconds: seconds(), error: error.failure };
  }
}
