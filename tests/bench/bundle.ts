import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './row';

const folder = 'out/renderer';
const kilobyte = 1024;

/** Scripts and style sheets the window loads before any screen is asked for: index.html's own and their static imports. */
function initialFiles(): ReadonlySet<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = new Set<string>();
  const queue = [...html.matchAll(/(?:src|href)="\/?(?:\.\/)?([^"]+\.(?:js|css))"/g)].map(([, file]) => file as string);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, imported] of source.matchAll(/(?:^|[;}\s])import\s*(?:[^"'();]*?from\s*)?["']\.\/([^"']+)["']/g)) {
      queue.push(join(file, '..', imported as string));
    }
  }
  return files;
}

/** What must be read and parsed before the first screen, gzip. */
export async function benchBundle(): Promise<readonly BenchRow[]> {
  const files = [...initialFiles()];
  const size = (extension: string) =>
    files
      .filter((file) => file.endsWith(extension))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0) / kilobyte;
  const script = size('.js');
  const style = size('.css');
  return [
    {
      id: 'bundle',
      value: script,
      unit: 'KB gzip, JavaScript',
      baseline: null,
      ratio: null,
      goal: '≤ 330 KB JavaScript and ≤ 230 KB CSS',
      ok: script > 0 && script <= 330 && style > 0 && style <= 230,
      note: `${style.toFixed(1)} KB CSS`,
    },
  ];
}
