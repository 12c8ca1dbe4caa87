import { expect, it } from 'vitest';
import { blockedBy, readOnlyReason } from './read-only';

it('blocks with the reason in a read-only workspace, and leaves a control alone in any other', () => {
  expect(blockedBy('read-only')).toEqual({ disabled: true, disabledReason: readOnlyReason });
  expect(blockedBy('full')).toEqual({});
});
