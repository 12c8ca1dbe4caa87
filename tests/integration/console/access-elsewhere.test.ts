import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Moto, startMoto } from '../../fakes/moto';
import { first, must, openTestConsole, type TestConsole } from '../../fakes/opened-console';

let home: string;
let moto: Moto;
let here: TestConsole;
let elsewhere: TestConsole;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'upside-access-'));
  moto = await startMoto();
  const config = join(home, 'config');
  const keys = 'aws_access_key_id = testing\naws_secret_access_key = testing\n';
  await writeFile(config, `[profile lab]\nregion = eu-west-1\nendpoint_url = ${moto.connection.endpoint}\n${keys}`);
  const environment = { AWS_CONFIG_FILE: config, UPSIDE_LOCAL_AUTOSTART: 'off', HOME: home };
  here = await openTestConsole({ home, environment });
  elsewhere = await openTestConsole({ home, environment });
});
afterEach(async () => {
  await here.close();
  await elsewhere.close();
  await moto.stop();
  await rm(home, { recursive: true, force: true });
});

test('access that another process takes away is gone here at once', async () => {
  const wish = { profile: 'lab', region: 'eu-west-1', name: 'Lab', colour: 'teal', production: false } as const;
  const { id } = must(await here.console.workspaces.add(wish));
  const console = must(await here.console.in(id));
  must(await console.workspace.reconnect());
  const scope = must(await console.workspace.scope());
  const gone = await console.jobs.stop(scope, 'never-was');
  expect(gone).toMatchObject({ ok: false, error: { code: expect.not.stringContaining('read-only') } });

  const seen = first(
    console.workspace.watch(AbortSignal.timeout(20_000)),
    ({ workspace }) => workspace.access === 'read-only',
  );
  must(await elsewhere.console.workspaces.update(id, { access: 'read-only' }));
  await seen;
  expect(await console.jobs.stop(scope, 'never-was')).toMatchObject({ error: { code: 'workspace.read-only' } });
});
