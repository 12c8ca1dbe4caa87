import { create } from 'zustand';
import type { Failure } from '../../../shared/errors/result';
import type { ProcessDraft } from './process-draft';

interface ProcessSlice {
  /** Kept while the window lives, so that a look elsewhere loses nothing. */
  readonly draft: ProcessDraft | null;
  /** The job it was taken from; null for a new one. */
  readonly takenFrom: string | null;
  readonly step: number;
  /** Problems are shown from the first try to leave the step on. */
  readonly attempted: boolean;
  readonly launching: boolean;
  readonly failure: Failure | null;
}

const nothing: ProcessSlice = {
  draft: null,
  takenFrom: null,
  step: 0,
  attempted: false,
  launching: false,
  failure: null,
};

export const useProcess = create<ProcessSlice>()(() => nothing);

export function openDraft(draft: ProcessDraft, takenFrom: string | null): void {
  useProcess.setState({ ...nothing, draft, takenFrom });
}

export function dropDraft(): void {
  useProcess.setState(nothing);
}

export function changeDraft(part: Partial<ProcessDraft>): void {
  const { draft } = useProcess.getState();
  if (draft !== null) useProcess.setState({ draft: { ...draft, ...part }, failure: null });
}
