import { z } from 'zod';
import { command } from './define';
import { inWorkspace } from './scope';

/** Things only a window needs: what was typed, how tables look, the clipboard, a renderer's last words. */
export const appCommands = {
  'drafts.load': command({
    effect: 'read',
    input: inWorkspace.extend({ draft: z.enum(['launch']) }),
    output: z.object({ json: z.string().nullable() }).readonly(),
  }),
  'drafts.save': command({
    effect: 'change',
    input: inWorkspace.extend({ draft: z.enum(['launch']), json: z.string().max(200_000).nullable() }),
    output: z.object({}).readonly(),
  }),
  'preferences.load': command({
    effect: 'read',
    input: z.object({ key: z.string().regex(/^[a-z.-]{1,64}$/) }),
    output: z.object({ json: z.string().nullable() }).readonly(),
  }),
  'preferences.save': command({
    effect: 'change',
    input: z.object({ key: z.string().regex(/^[a-z.-]{1,64}$/), json: z.string().max(20_000) }),
    output: z.object({}).readonly(),
  }),
  'app.copyText': command({
    effect: 'change',
    input: z.object({ text: z.string().max(1_000_000) }),
    output: z.object({}).readonly(),
  }),
  'app.reportError': command({
    effect: 'change',
    input: z.object({ message: z.string().max(2_000), stack: z.string().max(10_000).nullable() }),
    output: z.object({}).readonly(),
  }),
} as const;
