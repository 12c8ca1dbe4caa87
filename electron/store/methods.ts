import type { OfflineStore } from '../domains/store-ports';

/** The parts of the store that are repositories. */
export type Part = Exclude<keyof OfflineStore, 'health' | 'close'>;
export type MethodOf<P extends Part> = keyof OfflineStore[P] & string;

/** Every method that crosses to the worker; a missing or extra one does not compile. */
export const methods: { readonly [P in Part]: { readonly [M in MethodOf<P>]: 'read' | 'write' } } = {
  jobs: { list: 'read', show: 'read', saveList: 'write', saveChanged: 'write', saveJob: 'write', remove: 'write' },
  logs: { append: 'write', page: 'read', readPosition: 'read', savePosition: 'write' },
  metrics: { append: 'write', appendFromLog: 'write', readTo: 'read', read: 'read', latest: 'read' },
  journal: { begin: 'write', settle: 'write', open: 'read' },
  documents: { load: 'read', save: 'write' },
  workspaces: { load: 'read', save: 'write' },
};
