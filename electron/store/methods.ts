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
  registry: {
    list: 'read',
    saveList: 'write',
    show: 'read',
    details: 'read',
    saveVersion: 'write',
    remove: 'write',
    lineage: 'read',
    saveLineage: 'write',
  },
  workspaces: { load: 'read', save: 'write' },
  endpoints: {
    list: 'read',
    show: 'read',
    saveList: 'write',
    saveView: 'write',
    remove: 'write',
    leftBehind: 'read',
    saveLeftBehind: 'write',
    forgetLeftBehind: 'write',
    calls: 'read',
    addCall: 'write',
    figures: 'read',
    saveFigures: 'write',
  },
  promotions: {
    save: 'write',
    load: 'read',
    list: 'read',
    unfinished: 'read',
    lease: 'write',
    release: 'write',
    addCall: 'write',
    addSample: 'write',
    calls: 'read',
    samples: 'read',
  },
  audit: { append: 'write', page: 'read', rows: 'read' },
  chat: {
    list: 'read',
    load: 'read',
    begin: 'write',
    saveAnswer: 'write',
    answersTo: 'read',
    rename: 'write',
    remove: 'write',
    search: 'read',
  },
};
