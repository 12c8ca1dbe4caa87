import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes `python`, `python3`, `pip` and `pip3` in `bin` run the configured interpreter. Scripts
 * rather than links: an interpreter of a virtual environment finds its packages by its own path.
 */
export async function writePythonShims(bin: string, python: string): Promise<void> {
  const quoted = `'${python.replaceAll("'", `'\\''`)}'`;
  for (const [name, command] of [
    ['python', quoted],
    ['python3', quoted],
    ['pip', `${quoted} -m pip`],
    ['pip3', `${quoted} -m pip`],
  ] as const) {
    await writeFile(join(bin, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  }
}
