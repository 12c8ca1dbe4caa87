import { z } from 'zod';
import { settingsSchema } from '../model/settings';
import { shortcutIdSchema } from '../model/shortcuts';
import { heldLogSchema } from '../model/store-budget';
import { thingSchema } from '../model/thing';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const bytes = z.number().int().nonnegative();

const shippedPackageSchema = z
  .object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() })
  .readonly();

/** What a person sets about the window, what it keeps on the disk, and what it is made of. */
export const settingsCommands = {
  /** Answered without the console: a page asks before its first paint. */
  'settings.load': command({ effect: 'read', input: z.object({}), output: settingsSchema }),
  /** Resolves when they are on the disk and in force. */
  'settings.save': command({ effect: 'change', input: z.object({ settings: settingsSchema }), output: settingsSchema }),
  'storage.usage': command({
    effect: 'read',
    input: inWorkspace,
    output: z
      .object({
        home: z.string(),
        /** `bytes`: what it holds; the file may be longer while freed pages wait to be used again. */
        store: z.object({ path: z.string(), bytes, fileBytes: bytes }).readonly(),
        local: z.object({ path: z.string(), bytes }).readonly(),
        /** Oldest first; logs of jobs that still run are not among them. */
        logs: z.array(heldLogSchema).readonly(),
      })
      .readonly(),
  }),
  /** Removes these logs from the offline store and nowhere else; the target is "N logs". */
  'storage.forget': command({
    effect: 'destroy',
    input: inWorkspace.extend({
      keys: z.array(z.string().min(1).max(512)).min(1).max(10_000).readonly(),
      confirmed: confirmationSchema,
    }),
    output: z.object({ logs: z.number().int(), bytes }).readonly(),
  }),
  /** Shows the data folder in the system's file manager. */
  'storage.openFolder': command({ effect: 'read', input: z.object({}), output: z.object({}).readonly() }),
  'about.show': command({
    effect: 'read',
    input: z.object({}),
    output: z
      .object({
        version: z.string(),
        runtime: z.object({ electron: z.string(), chromium: z.string(), node: z.string(), v8: z.string() }).readonly(),
        platform: z.string(),
        /** Of the packages inside this build; empty where the build did not write them down. */
        packages: z.array(shippedPackageSchema.unwrap().omit({ text: true }).readonly()).readonly(),
        /** Upside's own. */
        licence: z.string(),
      })
      .readonly(),
  }),
  /** The licence text of one package of `about.show`. */
  'about.licence': command({
    effect: 'read',
    input: z.object({ name: z.string().max(256), version: z.string().max(64) }),
    output: z.object({ text: z.string() }).readonly(),
  }),
} as const;

export const settingsStreams = {
  /** What the menu or a system notification asks the window to do. */
  'settings.asks': stream({
    input: z.object({}),
    item: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('shortcut'), id: shortcutIdSchema }).readonly(),
      z.object({ kind: z.literal('thing'), thing: thingSchema }).readonly(),
    ]),
  }),
} as const;
