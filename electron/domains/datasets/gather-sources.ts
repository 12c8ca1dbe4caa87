import { fail, ok, type Result } from '../../../shared/errors/result';
import { formatBytes } from '../../../shared/model/format';
import type { Resources } from '../platform-ports';
import type { TranscriptOrigin } from './contract';
import type { FoundFile, SourceFiles } from './ports';

/** More is not a set of transcripts but a folder chosen by mistake. */
export const sourceLimits = { files: 500, bytes: 2 * 1024 ** 3 } as const;

/**
 * The files an import is made of, by their path below what was chosen, in order. Of one folder the paths are those below
 * it; of several things each folder's name stands before them. `input.invalid` beyond the limits, for two files of one
 * name and for nothing at all.
 */
export async function gatherSources(
  origin: TranscriptOrigin,
  files: SourceFiles,
  resources: Resources,
): Promise<Result<readonly FoundFile[]>> {
  if (origin.kind === 'sample') return ok((await resources.transcripts()).files);
  const found: FoundFile[] = [];
  for (const path of origin.paths) {
    const below = await files.find(path, sourceLimits.files + 1 - found.length);
    if (!below.ok) return below;
    const prefix = origin.paths.length > 1 && isFolder(path, below.data) ? `${nameOf(path)}/` : '';
    found.push(...below.data.map((one) => ({ ...one, file: `${prefix}${one.file}` })));
    const refused = beyondLimits(found);
    if (refused) return refused;
  }
  found.sort((a, b) => (a.file < b.file ? -1 : 1));
  const twin = found.find(({ file }, index) => found[index + 1]?.file === file);
  if (twin)
    return fail(
      'input.invalid',
      `Two of the files are called ${twin.file}.`,
      'Put them into folders of one folder and import that one.',
    );
  if (found.length === 0)
    return fail(
      'input.invalid',
      'There is no file in what was chosen.',
      'Choose transcripts, or a folder that holds some; hidden files and links are skipped.',
    );
  return ok(found);
}

function beyondLimits(found: readonly FoundFile[]): Result<never> | null {
  const bytes = found.reduce((sum, one) => sum + one.bytes, 0);
  if (found.length <= sourceLimits.files && bytes <= sourceLimits.bytes) return null;
  const what = found.length > sourceLimits.files ? `more than ${sourceLimits.files} files` : formatBytes(bytes);
  return fail(
    'input.invalid',
    `What was chosen holds ${what}; an import takes ${sourceLimits.files} files of ${formatBytes(sourceLimits.bytes)} together.`,
    'Choose the folder that holds only the transcripts, or import it in parts.',
  );
}

/** A path that gave itself is a file. */
function isFolder(path: string, found: readonly FoundFile[]): boolean {
  return !(found.length === 1 && found[0]?.path === path);
}

function nameOf(path: string): string {
  return (
    path
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? path
  );
}
