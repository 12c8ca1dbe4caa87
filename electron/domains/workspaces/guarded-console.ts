import { fail, ok, type Result } from '../../../shared/errors/result';
import type { SensitiveOperation, WorkspaceEntry } from '../../../shared/model/workspace-entry';
import type { Console } from '../console';

/** What a function does to the account: nothing, something small, or one of the operations people may mark sensitive. */
type Deed = 'read' | 'change' | SensitiveOperation;
/** Streams say so: they are refused as a stream. */
type Classified = Deed | `${Deed} stream`;
type Table<D> = { readonly [K in keyof D]: Classified };

/** Every function of every domain that calls the account. One that is missing or new does not compile. */
const deeds: {
  readonly [N in Guarded]: Table<Console[N]>;
} = {
  jobs: {
    list: 'read',
    show: 'read',
    recipes: 'read',
    preflight: 'read',
    launch: 'launch',
    stop: 'change',
    delete: 'delete',
    watchList: 'read',
    watch: 'read',
  },
  processing: {
    list: 'read',
    show: 'read',
    preflight: 'read',
    launch: 'launch',
    stop: 'change',
    logPage: 'read',
    watchList: 'read',
    watch: 'read',
    log: 'read',
  },
  endpoints: {
    list: 'read',
    show: 'read',
    preflight: 'read',
    deploy: 'deploy',
    scale: 'deploy',
    leftovers: 'read',
    delete: 'delete',
    // A question to an endpoint that stands costs nothing beyond it and alters nothing.
    invoke: 'read',
    calls: 'read',
    watchList: 'read',
    watch: 'read',
    monitor: 'read',
    logPage: 'read',
    readLog: 'read',
    log: 'read',
  },
  models: {
    groups: 'read',
    versions: 'read',
    show: 'read',
    register: 'change',
    planRegistration: 'read',
    judge: 'change',
    delete: 'delete',
    deleteGroup: 'delete',
    lineage: 'read',
    watchGroups: 'read',
    watchVersions: 'read',
  },
  promotions: {
    plan: 'read',
    start: 'promote',
    planRevert: 'read',
    revert: 'promote',
    list: 'read',
    show: 'read',
    watch: 'read',
    // What was begun with full access is brought to its end, whatever the access is now.
    carryOn: 'read',
    settled: 'read',
  },
  data: {
    samples: 'read',
    preview: 'read',
    planUpload: 'read',
    list: 'read',
    upload: 'change stream',
    download: 'read',
  },
  datasets: {
    list: 'read',
    refresh: 'read',
    watchList: 'read',
    show: 'read',
    sample: 'read',
    preview: 'read',
    plan: 'read',
    import: 'launch stream',
    difference: 'read',
    delete: 'delete',
    records: 'read',
    speakers: 'read',
  },
  insights: {
    themes: 'read',
    network: 'read',
    plan: 'read',
    compute: 'launch',
    watch: 'read',
    themeLines: 'read',
    classifier: 'read',
    export: 'read',
    picture: 'read',
  },
  objects: {
    buckets: 'read',
    browse: 'read',
    preview: 'read',
    deletePlan: 'read',
    delete: 'delete',
    uploads: 'read',
    abortUpload: 'change',
    upload: 'change stream',
    resume: 'change stream',
    download: 'read',
  },
  account: {
    network: 'read',
    keys: 'read',
    roles: 'read',
    createRole: 'change',
    images: 'read',
    planSource: 'read',
    planProgram: 'read',
    uploadProgram: 'change',
    uploadSource: 'change',
    // Only looks what became of a role whose making was cut off.
    resolve: 'read',
  },
};

type Guarded =
  | 'jobs'
  | 'processing'
  | 'endpoints'
  | 'models'
  | 'promotions'
  | 'data'
  | 'datasets'
  | 'insights'
  | 'objects'
  | 'account';

export interface Guard {
  /** As it is now: a person may change access while the console is open. */
  readonly entry: () => WorkspaceEntry;
  /** A new MFA code, asked for and verified; a failure says why the operation does not begin. */
  readonly freshMfa: (reason: string) => Promise<Result<null>>;
}

/**
 * The console of an AWS workspace behind its access: read-only refuses whatever alters the account,
 * and what a person marked sensitive asks for a new MFA code before anything is sent.
 */
export function guardedConsole(console: Console, guard: Guard): Console {
  const gate = async (deed: Deed): Promise<Result<null>> => {
    const { access, name, sensitive } = guard.entry();
    if (access === 'read-only') {
      return fail(
        'workspace.read-only',
        `${name} is read-only here, so nothing was sent.`,
        'Whoever may change it sets its access to full under Workspaces.',
      );
    }
    const asked = sensitive.find((operation) => operation === deed);
    return asked ? guard.freshMfa(`to ${asked} in ${name}`) : ok(null);
  };
  const guarded = Object.fromEntries(
    Object.entries(deeds).map(([name, table]) => [name, guardedDomain(console[name as Guarded], table, gate)]),
  );
  return { ...console, ...guarded } as Console;
}

type Call = (...given: readonly unknown[]) => unknown;

function guardedDomain(domain: object, table: object, gate: (deed: Deed) => Promise<Result<null>>): object {
  const members = Object.entries(table as Readonly<Record<string, Classified>>).map(([name, classified]) => {
    const call = (domain as Readonly<Record<string, Call>>)[name] as Call;
    const deed = classified.replace(' stream', '') as Deed;
    if (deed === 'read') return [name, call] as const;
    if (deed !== classified) {
      return [
        name,
        async function* (...given: readonly unknown[]) {
          const passed = await gate(deed);
          if (passed.ok) yield* call(...given) as AsyncIterable<unknown>;
          else yield passed;
        },
      ] as const;
    }
    return [
      name,
      async (...given: readonly unknown[]) => {
        const passed = await gate(deed);
        return passed.ok ? call(...given) : passed;
      },
    ] as const;
  });
  return Object.fromEntries(members);
}
