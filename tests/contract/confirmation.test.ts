import { expect, test } from 'vitest';
import { z } from 'zod';
import { type CommandName, commands } from '../../shared/contract';

/** Whether a command cannot be sent without what the person saw and agreed to. */
function needsConfirmation(name: CommandName): boolean {
  const input: z.ZodType = commands[name].input;
  const confirmed = input instanceof z.ZodObject ? input.shape.confirmed : undefined;
  return confirmed !== undefined && !confirmed.safeParse(undefined).success;
}

test('what grants, spends or destroys is confirmed with account, region and target, and nothing else is', () => {
  const names = Object.keys(commands) as CommandName[];
  const grave = names.filter((name) => ['grant', 'spend', 'destroy'].includes(commands[name].effect));
  expect(names.filter(needsConfirmation)).toEqual(grave);
  expect(grave.toSorted()).toEqual([
    'account.createRole',
    'chat.delete',
    'datasets.delete',
    'endpoints.delete',
    'endpoints.deploy',
    'endpoints.scale',
    'insights.compute',
    'jobs.delete',
    'jobs.launch',
    'models.delete',
    'models.deleteGroup',
    'objects.abortUpload',
    'objects.delete',
    'processing.launch',
    'promotions.revert',
    'promotions.start',
    'storage.forget',
  ]);
});
