import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { defaultSettings, type Settings, settingsSchema } from '../../../shared/model/settings';
import { fileFailure } from './file-failure';

/** The settings of a home; what cannot be read counts as never set. Synchronous: the window is made after them. */
export function readSettings(file: string): Settings {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : defaultSettings;
  } catch {
    return defaultSettings;
  }
}

/** Writes them beside the old ones and puts them in their place; the old ones stay when that fails. */
export function writeSettings(file: string, settings: Settings): Result<Settings> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`);
    renameSync(`${file}.new`, file);
    return ok(settings);
  } catch (error) {
    const failure = fileFailure(error, file, 'write');
    return fail(failure.code, failure.message, failure.hint);
  }
}
