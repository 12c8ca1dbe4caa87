import { fail, ok, type Result } from '../../../shared/errors/result';
import type { FoundFile, SourceFiles } from '../datasets/ports';

/** More is a disk chosen by mistake. */
const mostFiles = 10_000;
/** Bytes of a key, https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html. */
const longestKey = 1_024;

/** Every file of what was chosen with the key it gets: a folder's files keep its name before theirs. */
export async function gatherFiles(
  sources: SourceFiles,
  paths: readonly string[],
  prefix: string,
): Promise<Result<readonly (FoundFile & { readonly key: string })[]>> {
  const found: (FoundFile & { key: string })[] = [];
  for (const path of paths) {
    const below = await sources.find(path, mostFiles + 1 - found.length);
    if (!below.ok) return below;
    const isFile = below.data.length === 1 && below.data[0]?.path === path;
    const folder = isFile ? '' : `${path.split(/[/\\]/).findLast((part) => part !== '') ?? ''}/`;
    for (const one of below.data) found.push({ ...one, key: `${prefix}${folder}${one.file}` });
    if (found.length > mostFiles)
      return fail('input.invalid', `There are more than ${mostFiles} files in it.`, 'Upload the folder in parts.');
  }
  const keys = new Set<string>();
  const twin = found.find(({ key }) => keys.size === keys.add(key).size);
  if (twin)
    return fail('input.invalid', `Two of the files would become ${twin.key}.`, 'Upload them one after the other.');
  const long = found.find(({ key }) => new TextEncoder().encode(key).length > longestKey);
  if (long)
    return fail(
      'input.invalid',
      `The key ${long.key.slice(0, 80)}… is longer than 1,024 bytes.`,
      'Shorten its folders.',
    );
  if (found.length === 0)
    return fail('input.invalid', 'There is no file in what was chosen.', 'Hidden files and links are skipped.');
  return ok(found);
}
