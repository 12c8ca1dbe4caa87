import { create } from 'zustand';
import type { Failure } from '../../../shared/errors/result';
import type { DeployDraft, VariantDraft } from './deploy-draft';

interface DeploySlice {
  /** Kept while the window lives, so that a look elsewhere loses nothing. */
  readonly draft: DeployDraft | null;
  /** The version the draft was begun with. */
  readonly begunWith: string | null;
  readonly step: number;
  /** Problems are shown from the first try to leave the step on. */
  readonly attempted: boolean;
  readonly deploying: boolean;
  readonly failure: Failure | null;
}

const nothing: DeploySlice = {
  draft: null,
  begunWith: null,
  step: 0,
  attempted: false,
  deploying: false,
  failure: null,
};

export const useDeploy = create<DeploySlice>()(() => nothing);

export function openDraft(draft: DeployDraft, begunWith: string | null): void {
  useDeploy.setState({ ...nothing, draft, begunWith });
}

export function dropDraft(): void {
  useDeploy.setState(nothing);
}

export function changeDraft(part: Partial<DeployDraft>): void {
  const { draft } = useDeploy.getState();
  if (draft !== null) useDeploy.setState({ draft: { ...draft, ...part }, failure: null });
}

export function changeVariant(key: string, part: Partial<VariantDraft>): void {
  const { draft } = useDeploy.getState();
  if (draft === null) return;
  changeDraft({ variants: draft.variants.map((one) => (one.key === key ? { ...one, ...part } : one)) });
}
