import { describe, expect, it } from 'vitest';
import { formFor, formProblems, freshForm, guardsText, shiftingText, toRequest } from './promote-form';

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

  it('begins with a version that is named, and with none that cannot be read', () => {
    const arn = 'arn:aws:sagemaker:us-east-1:123456789012:model-package/chat/2';
    expect(formFor(arn)).toMatchObject({ group: 'chat', packageArn: arn });
    expect(formFor('nonsense')).toEqual(freshForm);
    expect(formFor(null)).toEqual(freshForm);
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

  it('says in words how traffic moves and what takes it back', () => {
    expect(shiftingText({ kind: 'canary', percent: 10, waitSeconds: 60 })).toBe('10 % first, all of it 60 s later');
    expect(shiftingText({ kind: 'linear', stepPercent: 25, waitSeconds: 5 })).toBe('25 % more every 5 s');
    expect(shiftingText({ kind: 'all-at-once' })).toBe('All of it in one move');
    const generated = { kind: 'generate', errors: 1, latencyMilliseconds: null } as const;
    expect(guardsText(generated)).toBe('1 failed request in one period');
    expect(guardsText({ ...generated, errors: 3, latencyMilliseconds: 250 })).toBe(
      '3 failed requests in one period, or a mean latency above 250 ms',
    );
    expect(guardsText({ kind: 'existing', names: ['a', 'b'] })).toBe('a, b');
    expect(guardsText({ kind: 'none' })).toBe('Nothing');
  });
});
