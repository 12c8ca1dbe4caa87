import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAwsWorkspace } from '../../electron/aws/aws-workspace';
import type { LogItem } from '../../electron/domains/logs/contract';
import { classifierSpec, must, openTestConsole, type TestConsole } from '../fakes/opened-console';
import { makeProxiedHome, type ProxiedHome } from '../fakes/proxied-home';

const never = new AbortController().signal;
let place: ProxiedHome;
let test: TestConsole;
beforeAll(async () => {
  place = await makeProxiedHome();
  test = await openTestConsole({ home: place.home, environment: { UPSIDE_LOCAL_AUTOSTART: 'off' } });
});
afterAll(async () => {
  await test.close();
  await place.destroy();
});

/** The log as the service has it, read past the proxy. */
async function truth(jobName: string): Promise<readonly string[]> {
  const { accountId, credentials, endpoint, region } = place.daemon;
  const aws = createAwsWorkspace({ accountId, region, endpoint, credentials });
  const lines: string[] = [];
  for (const stream of must(await aws.logs.streams(jobName))) {
    for (let token: string | null = null; ; ) {
      const page: { events: readonly { text: string }[]; token: string; atEnd: boolean } = must(
        await aws.logs.read(stream, token),
      );
      lines.push(...page.events.map(({ text }) => text));
      if (page.atEnd) break;
      token = page.token;
    }
  }
  aws.close();
  return lines;
}

async function launchAndFollow(name: string): Promise<readonly LogItem[]> {
  const scope = await test.scope();
  const spec = await classifierSpec(test, name, { epochs: '60', early_stopping_patience: '0' });
  must(await test.console.jobs.launch(scope, spec, { accountId: scope.accountId, region: scope.region, target: name }));
  const items: LogItem[] = [];
  for await (const item of test.console.logs.follow(scope, name, never)) items.push(must(item));
  return items;
}

const texts = (items: readonly LogItem[]): readonly string[] =>
  items.flatMap((item) => (item.kind === 'lines' ? item.lines.map(({ text }) => text) : []));

it('marks where the live tail was cut, and shows every line once all the same', async () => {
  place.proxy.fail('StartLiveTail', 'cut', 3);
  const items = await launchAndFollow('cut');
  expect(items.filter(({ kind }) => kind === 'gap').length).toBeGreaterThanOrEqual(1);
  expect([...texts(items)].sort()).toEqual([...(await truth('cut'))].sort());
  expect(texts(items).filter((text) => text.startsWith('epoch='))).toHaveLength(60);
});

it.each(['portal', 'reset', 'throttle', 'half'] as const)(
  'goes on reading the log when calls end in %s',
  async (kind) => {
    for (const operation of ['StartLiveTail', 'GetLogEvents', 'DescribeLogStreams'])
      place.proxy.fail(operation, kind, 2);
    const name = `log-${kind}`;
    const items = await launchAndFollow(name);
    expect([...texts(items)].sort()).toEqual([...(await truth(name))].sort());
    expect(place.proxy.count('GetLogEvents')).toBeGreaterThan(2);
  },
);
