import { z } from 'zod';

/** True for a name of the IANA time zone database that this runtime knows. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What a person has set about the window. */
export const settingsSchema = z
  .object({
    theme: z.enum(['system', 'light', 'dark']).default('system'),
    density: z.enum(['comfortable', 'compact']).default('comfortable'),
    /** `local`: this machine's; else UTC or another name such as Europe/Berlin. */
    timeZone: z
      .string()
      .max(64)
      .refine((name) => name === 'local' || isTimeZone(name), 'No time zone has this name.')
      .default('local'),
    /** Whether the system is asked to show what ended while the window was not in front. */
    notifications: z.boolean().default(true),
    /** Bytes the offline store should stay below; null: no limit. */
    storeBudgetBytes: z
      .number()
      .int()
      .min(16 * 2 ** 20)
      .max(2 ** 50)
      .nullable()
      .default(2 * 2 ** 30),
  })
  .readonly();
export type Settings = z.infer<typeof settingsSchema>;

/**
 * What is written when a page saves: what it changed since it was told, upon what is on the disk now. Another program of
 * the same home, such as the command line, may have changed something else meanwhile.
 */
export function mergeSettings(told: Settings, saved: Settings, onDisk: Settings): Settings {
  const changed = Object.entries(saved).filter(([key, value]) => told[key as keyof Settings] !== value);
  return { ...onDisk, ...Object.fromEntries(changed) };
}

/** Written out: a parse while modules load would come before the window has told zod to compile nothing. */
export const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  timeZone: 'local',
  notifications: true,
  storeBudgetBytes: 2 * 2 ** 30,
};
