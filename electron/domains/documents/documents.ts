import { guard } from '../guard';
import type { DocumentStore } from '../store-ports';
import type { DocumentsDomain } from './contract';

/** Drafts and preferences of the window, each a JSON text under its key. */
export function createDocuments(store: DocumentStore): DocumentsDomain {
  const load = (kind: 'draft' | 'preference', key: string) =>
    guard(async () => ({ json: await store.load(kind, key) }));
  const save = (kind: 'draft' | 'preference', key: string, json: string | null) =>
    guard(async () => {
      await store.save(kind, key, json);
      return {};
    });
  return {
    loadDraft: (draft) => load('draft', draft),
    saveDraft: (draft, json) => save('draft', draft, json),
    loadPreference: (key) => load('preference', key),
    savePreference: (key, json) => save('preference', key, json),
  };
}
