import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file below the input folder. */
export interface SourceFile {
  readonly path: string;
  /** Path below the folder, with slashes. */
  readonly name: string;
}

/**
 * Regular files below `dir`, by name. Hidden ones are skipped; links and devices are never opened, since they may lead
 * anywhere: they are named in `skipped`.
 */
export function sourceFiles(dir: string): {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly string[];
} {
  const files: SourceFile[] = [];
  const skipped: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      const name = relative(dir, path).replaceAll('\\', '/');
      if (entry.isDirectory()) walk(path);
      else if (isPlain(entry)) files.push({ path, name });
      else skipped.push(name);
    }
  };
  if (existsSync(dir)) walk(dir);
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { files, skipped: skipped.sort() };
}

const isPlain = (entry: Dirent): boolean => entry.isFile() && !entry.isSymbolicLink();
