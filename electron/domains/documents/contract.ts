import type { Result } from '../../../shared/errors/result';

/** Small JSON documents of the window: what was typed, how tables look. */
export interface DocumentsDomain {
  loadDraft(draft: string): Promise<Result<{ json: string | null }>>;
  /** null forgets the draft. */
  saveDraft(draft: string, json: string | null): Promise<Result<Record<string, never>>>;
  loadPreference(key: string): Promise<Result<{ json: string | null }>>;
  savePreference(key: string, json: string): Promise<Result<Record<string, never>>>;
}
