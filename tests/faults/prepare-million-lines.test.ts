import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { algorithmProgram } from '../fakes/algorithm-program';
import { PrepareFolder } from '../integration/algorithms/prepare-folder';
import { numbers, samplePlaces, sentence } from '../integration/algorithms/prepare-sample';

const LINES = 1_000_000;

/** One file of a million cues in scenes of forty; no two texts are alike. */
function writeCues(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const random = numbers(1);
  const fd = openSync(path, 'w');
  const clock = (second: number): string =>
    `${Math.floor(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)},000`;
  for (let i = 0; i < LINES; ) {
    const parts: string[] = [];
    for (const end = i + 10_000; i < end; i++) {
      const at = i * 2;
      const place = samplePlaces[Math.floor(i / 40) % 3] ?? 'BAKERY';
      if (i % 40 === 0) parts.push(`0\n${clock(at)} --> ${clock(at + 1)}\n[${place} - DAY]\n\n`);
      parts.push(
        `${i}\n${clock(at)} --> ${clock(at + 1)}\n${i % 3 ? 'ANN' : 'BOB'}: No${i} ${sentence(place, random)}\n\n`,
      );
    }
    writeSync(fd, parts.join(''));
  }
  closeSync(fd);
}
const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');

it('prepares a million lines within 1 GiB, shows how far it is at most once a second, and loses none', async () => {
  const build = mkdtempSync(join(tmpdir(), 'upside-prepare-million-'));
  using job = new PrepareFolder(algorithmProgram(build, 'prepare-dialogue'));
  try {
    const peak = join(build, 'peak');
    const probe = join(build, 'probe.mjs');
    writeFileSync(
      probe,
      `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));\n`,
    );
    writeCues(join(job.dir, 'input/raw/s01e01.srt'));
    const began = performance.now();
    const { code, stdout, stderr } = await job.run(['--import', probe]);
    const seconds = (performance.now() - began) / 1000;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    // Kibibytes on every platform of ours.
    expect(Number(readFileSync(peak, 'utf8')) / 1024).toBeLessThan(1024);
    const { counts } = job.card();
    expect([counts.records, counts.scenes]).toEqual([LINES, LINES / 40]);
    const heldOut = job.card().splits.find(({ split }) => split === 'validation')?.records ?? 0;
    expect(heldOut / LINES).toBeCloseTo(0.15, 2);
    expect(job.report().leakage).toMatchObject({ sharedScenes: 0, sharedNgrams: 0 });
    const progress = stdout.split('\n').filter((line) => / \d+ %, /.test(line));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.length).toBeLessThan(seconds);
    expect(progress.find((line) => line.startsWith('Reading: ') && line.includes('left'))).toMatch(
      /^Reading: \d+ %, [\d,]+ lines, [\d,]+ lines\/s, about \d+ s left\.$/,
    );
  } finally {
    rmSync(build, { recursive: true, force: true });
  }
});
