import { create } from 'zustand';
import type { TrainingJobSummary } from '../../../shared/model/training-job';

/** What the person is being asked to confirm. */
export interface PendingAction {
  readonly kind: 'stop' | 'delete';
  readonly job: TrainingJobSummary;
}

interface JobsSlice {
  readonly pending: PendingAction | null;
  readonly busy: boolean;
}

export const useJobsSlice = create<JobsSlice>()(() => ({ pending: null, busy: false }));

export function ask(kind: PendingAction['kind'], job: TrainingJobSummary): void {
  useJobsSlice.setState({ pending: { kind, job } });
}

export function dropQuestion(): void {
  useJobsSlice.setState({ pending: null, busy: false });
}
