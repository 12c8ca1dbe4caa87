import { create } from 'zustand';
import { request } from '../../bridge/client';
import { type Progress, progressSchema, unasked } from './progress';
import { tourSteps } from './steps';

const key = 'tour';

/** Null until it was read. */
export const useTour = create<{ readonly progress: Progress | null }>()(() => ({ progress: null }));

/** Reads how far the person was. */
export async function loadTour(): Promise<void> {
  const answer = await request('preferences.load', { key });
  if (!answer.ok) return;
  useTour.setState({ progress: read(answer.data.json) });
}

export function changeTour(change: Partial<Progress>): void {
  const progress = { ...(useTour.getState().progress ?? unasked), ...change };
  useTour.setState({ progress });
  void request('preferences.save', { key, json: JSON.stringify(progress) });
}

/** Begins, or goes on where it was left. */
export function startTour(): void {
  const { progress } = useTour.getState();
  if (progress !== null && canResume(progress)) changeTour({ state: 'running' });
  else changeTour({ state: 'running', step: 0, since: Date.now(), made: [] });
}

export function leaveTour(): void {
  changeTour({ state: 'left' });
}

/** True while there is something to go on with: a step not done, or things to tidy up. */
export function canResume({ made, since, state, step }: Progress): boolean {
  return state === 'running' || (state === 'left' && since > 0 && (step < tourSteps.length || made.length > 0));
}

function read(json: string | null): Progress {
  if (json === null) return unasked;
  try {
    const parsed = progressSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : unasked;
  } catch {
    return unasked;
  }
}
