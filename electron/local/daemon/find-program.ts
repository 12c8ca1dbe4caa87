import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/**
 * The whole path of a program as a person names it: as a path, or by a name that is looked for on PATH. A bare name must
 * not go further: what is put before PATH for a program (`python`) would then find itself. Null when it is not there.
 */
export function findProgram(name: string, path: string | undefined): string | null {
  if (name.includes('/') || name.includes('\\')) return resolve(name);
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const candidates = (path ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, `${name}${ending}`)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
