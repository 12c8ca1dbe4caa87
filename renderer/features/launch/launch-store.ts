import { create } from 'zustand';
import type { CommandOutput } from '../../../shared/contract/index';
import type { Failure } from '../../../shared/errors/result';
import type { ArchiveUpload } from '../../../shared/model/code/upload';
import type { DataPreview } from '../../../shared/model/data-object';
import type { Recipe } from '../../../shared/model/recipe';
import type { AccountDraft } from './account/account-draft';
import type { ChannelDraft, ComputeDraft, Draft } from './draft';
import type { Sample } from './new-draft';

export type Preflight = CommandOutput<'jobs.preflight'>;

export type PreviewState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly preview: DataPreview }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type UploadState =
  | { readonly kind: 'running'; readonly bytes: number; readonly totalBytes: number; readonly bytesPerSecond: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

interface LaunchSlice {
  /** Null until the wizard was opened once; kept while other screens show. */
  readonly draft: Draft | null;
  /** The person changed something, so the draft is worth keeping. */
  readonly touched: boolean;
  /** When the draft shown was last changed before this window opened it; null for a fresh one. */
  readonly restoredFrom: number | null;
  readonly recipes: readonly Recipe[];
  readonly samples: readonly Sample[];
  /** Steps whose problems are shown: someone tried to leave them. */
  readonly attempted: ReadonlySet<number>;
  /** By channel. */
  readonly previews: Readonly<Record<string, PreviewState>>;
  readonly uploads: Readonly<Record<string, UploadState>>;
  /** What the chosen recipe brings along on AWS; null on this machine and until it is known. */
  readonly brought: CommandOutput<'account.planProgram'> | null;
  /** The folder of source code that was uploaded here, for the code of the launch; null before, and after a restart. */
  readonly packed: ArchiveUpload | null;
  readonly launching: boolean;
  readonly launchFailure: Failure | null;
}

const nothing: LaunchSlice = {
  draft: null,
  touched: false,
  restoredFrom: null,
  recipes: [],
  samples: [],
  attempted: new Set(),
  previews: {},
  uploads: {},
  brought: null,
  packed: null,
  launching: false,
  launchFailure: null,
};

export const useLaunch = create<LaunchSlice>()(() => nothing);

/** Puts a draft into the wizard in place of whatever was there. */
export function openDraft(draft: Draft, restoredFrom: number | null): void {
  const { brought, recipes, samples } = useLaunch.getState();
  useLaunch.setState({ ...nothing, brought, recipes, samples, draft, restoredFrom, touched: restoredFrom !== null });
}

/** Changes the draft as the person's own doing: from now on it is kept. */
export function changeDraft(patch: Partial<Omit<Draft, 'version' | 'changedAt'>>): void {
  useLaunch.setState(({ draft }) =>
    draft === null ? {} : { draft: { ...draft, ...patch, changedAt: Date.now() }, touched: true, launchFailure: null },
  );
}

export function changeCompute(patch: Partial<ComputeDraft>): void {
  const { draft } = useLaunch.getState();
  if (draft !== null) changeDraft({ compute: { ...draft.compute, ...patch } });
}

export function changeAccount(patch: Partial<AccountDraft>): void {
  const { draft } = useLaunch.getState();
  if (draft !== null) changeDraft({ account: { ...draft.account, ...patch } });
}

export function changeHyperParameter(name: string, value: string): void {
  const { draft } = useLaunch.getState();
  if (draft !== null) changeDraft({ hyperParameters: { ...draft.hyperParameters, [name]: value } });
}

export function changeChannel(channel: string, source: ChannelDraft): void {
  const { draft } = useLaunch.getState();
  if (draft !== null) changeDraft({ channels: { ...draft.channels, [channel]: source } });
}

export function setPreview(channel: string, preview: PreviewState | null): void {
  useLaunch.setState(({ previews: { [channel]: _, ...others } }) => ({
    previews: preview === null ? others : { ...others, [channel]: preview },
  }));
}

export function setUpload(channel: string, upload: UploadState | null): void {
  useLaunch.setState(({ uploads: { [channel]: _, ...others } }) => ({
    uploads: upload === null ? others : { ...others, [channel]: upload },
  }));
}

export function showProblemsOf(step: number): void {
  useLaunch.setState(({ attempted }) => ({ attempted: new Set([...attempted, step]) }));
}

/** The recipe the draft names, null while none is chosen or it is not offered any more. */
export function chosenRecipe({ draft, recipes }: Pick<LaunchSlice, 'draft' | 'recipes'>): Recipe | null {
  return recipes.find(({ id }) => id === draft?.recipeId) ?? null;
}
