import { describe, expect, it } from 'vitest';
import { formProblems, freshForm, toRequest } from './promote-form';

const chosen = { ...freshForm, packageArn: 'arn:version' };

describe('the promote form', () => {
  it('is a request once a version is chosen', () => {
    expect(toRequest(freshForm, 'demo', 'role')).toBeNull();
    expect(toRequest(chosen, 'demo', 'role')).toEqual({
      endpoint: 'demo',
      packageArn: 'arn:version',
      variants: null,
      roleArn: 'role',
      shifting: { kind: 'canary', percent: 10, waitSeconds: 60 },
      terminationWaitSeconds: 30,
      guards: { kind: 'generate', errors: 1, latencyMilliseconds: null },
    });
  });

  it.each([
    [{ percent: '51' }, 'percent'],
    [{ strategy: 'linear', percent: '9' }, 'percent'],
    [{ percent: '1e1' }, 'percent'],
    [{ waitSeconds: '3601' }, 'waitSeconds'],
    [{ terminationWaitSeconds: '' }, 'terminationWaitSeconds'],
    [{ errors: '0' }, 'errors'],
    [{ latencyMilliseconds: '-1' }, 'latencyMilliseconds'],
    [{ guards: 'existing', alarmNames: ' , ' }, 'alarmNames'],
    [{ guards: 'existing', alarmNames: Array.from({ length: 11 }, (_, index) => `a${index}`).join() }, 'alarmNames'],
  ] as const)('%j is refused at %s', (change, field) => {
    const form = { ...chosen, ...change };
    expect(Object.keys(formProblems(form))).toEqual([field]);
    expect(toRequest(form, 'demo', 'role')).toBeNull();
  });

  it('asks nothing of numbers that are not used', () => {
    const form = {
      ...chosen,
      strategy: 'all-at-once',
      percent: 'x',
      waitSeconds: 'x',
      guards: 'none',
      errors: 'x',
    } as const;
    expect(toRequest(form, 'demo', 'role')).toMatchObject({
      shifting: { kind: 'all-at-once' },
      guards: { kind: 'none' },
    });
  });
});
