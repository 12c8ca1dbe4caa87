import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Says in the log that a requirements.txt in `folder` is not installed: doing that in the user's own
 * interpreter behind their back would be worse than saying no.
 */
export async function noteRequirements(
  folder: string,
  python: string | null,
  note: (message: string) => void,
): Promise<void> {
  const text = await readFile(join(folder, 'requirements.txt'), 'utf8').catch(() => '');
  if (text.trim() === '') return;
  note(
    `requirements.txt is not installed by the local workspace: its packages have to be in the configured interpreter (${python}).`,
  );
}
