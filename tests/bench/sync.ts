import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import { controlMigrations } from '../../electron/local/control/schema';
import { TrainingJobStore } from '../../electron/local/control/training-job-store';
import { inTransaction, migrate, openLocalDatabases } from '../../electron/local/storage/database';
import { resolvePaths } from '../../electron/platform/node/paths';
import { first, must, openTestConsole } from '../fakes/opened-console';
import { median } from './median';
import type { BenchRow } from './row';

const jobs = 10_000;
const rounds = 5;

/**
 * sync: a workspace's jobs listed over the wire into an empty store and given to the screen, over listing them alone with the
 * same client. The note has how long the list then takes out of the store, as the screen asks for it offline.
 */
export async function benchSync(): Promise<readonly BenchRow[]> {
  const home = await mkdtemp(join(tmpdir(), 'upside-bench-sync-'));
  const paths = resolvePaths({ ...process.env, UPSIDE_HOME: home }, process.platform);
  fillWorkspace(paths.local);
  const wire: number[] = [];
  const synced: number[] = [];
  const screen: number[] = [];
  try {
    for (let round = -1; round < rounds; round++) {
      await rm(paths.store, { force: true });
      const times = await syncOnce(home);
      if (round < 0) continue;
      wire.push(times.wire);
      synced.push(times.synced);
      screen.push(times.screen);
    }
  } finally {
    await (await openTestConsole({ home })).destroy();
  }
  const ratio = median(synced) / median(wire);
  return [
    {
      id: 'sync',
      value: median(synced),
      unit: 'ms',
      baseline: median(wire),
      ratio,
      goal: '≤ 1.3× the wire time alone; the stored list within 200 ms',
      ok: ratio <= 1.3 && median(screen) <= 200,
      note: `${jobs} jobs; out of the store in ${Math.round(median(screen))} ms`,
    },
  ];
}

async function syncOnce(home: string): Promise<{ wire: number; synced: number; screen: number }> {
  const { close, console, scope } = await openTestConsole({ home });
  try {
    const where = await scope();
    const found = await console.local.find();
    if (found.kind !== 'running') throw new Error('The local workspace does not run.');
    const { accessKeyId, secretAccessKey, ...connection } = found.endpoint;
    const { trainingJobs } = createAwsWorkspace({ ...connection, credentials: { accessKeyId, secretAccessKey } });
    const signal = new AbortController().signal;
    // The client's own code is loaded by its first call.
    must(await trainingJobs.list(signal, Date.now()));
    const wire = await timed(async () => must(await trainingJobs.list(signal)));
    const stop = new AbortController();
    const synced = await timed(() =>
      first(console.jobs.watchList(where, stop.signal), (list) => list.source === 'live' && list.jobs.length === jobs),
    );
    stop.abort();
    const screen = await timed(async () => must(await console.jobs.list(where)));
    return { wire, synced, screen };
  } finally {
    await close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Jobs that have ended, put straight into the workspace's database: running ten thousand would measure something else. */
function fillWorkspace(root: string): void {
  const databases = openLocalDatabases(root);
  try {
    databases.resources.exec('PRAGMA synchronous = OFF');
    migrate(databases.resources, 'control', controlMigrations);
    const store = new TrainingJobStore(databases.resources);
    const begin = Date.now() - jobs * 60_000;
    for (let index = 0; index < jobs; index++) {
      const name = `bench-${String(index).padStart(5, '0')}`;
      const at = begin + index * 60_000;
      const request = {
        TrainingJobName: name,
        RoleArn: 'arn:aws:iam::000000000000:role/Bench',
        OutputDataConfig: { S3OutputPath: 's3://bench/models' },
      };
      store.insert(request, `arn:aws:sagemaker:us-east-1:000000000000:training-job/${name}`, [], 'Starting', at);
    }
    inTransaction(databases.resources, () =>
      databases.resources.exec(
        "UPDATE training_jobs SET status = 'Completed', secondary_status = 'Completed', started_at = created_at, ended_at = created_at",
      ),
    );
  } finally {
    databases.close();
  }
}
