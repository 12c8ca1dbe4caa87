import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFlags } from '../../../electron/local/runtime/program/node-flags';
import { type DataCard, dataCardSchema } from '../../../shared/model/dataset/data-card';
import { type DialogueRecord, dialogueRecordSchema } from '../../../shared/model/dataset/dialogue-record';
import { type QualityReport, qualityReportSchema } from '../../../shared/model/dataset/quality-report';
import { type Ended, type OnLine, type ProgramProcess, runToEnd } from './run-to-end';

/** A processing job's folder, and prepare-dialogue run in it as a process. */
export class PrepareFolder {
  readonly dir = mkdtempSync(join(tmpdir(), 'upside-prepare-'));
  private readonly children = new Set<ProgramProcess>();

  constructor(private readonly program: string) {}

  raw(name: string, content: string | Uint8Array): this {
    return this.put(`input/raw/${name}`, content);
  }

  options(options: object): this {
    return this.put('input/options/options.json', JSON.stringify(options));
  }

  put(path: string, content: string | Uint8Array): this {
    const full = join(this.dir, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  /** Runs to its end; `onLine` hears each line of stdout as it comes and may signal the process. */
  async run(flags: readonly string[] = [], onLine?: OnLine): Promise<Ended> {
    const child = spawn(process.execPath, [...nodeFlags, ...flags, this.program, 'process'], {
      env: {
        ...process.env,
        UPSIDE_PROCESSING_DIR: this.dir,
        UPSIDE_EXIT_MESSAGE_FILE: join(this.dir, 'message'),
        UPSIDE_DATASET: 'wickerly',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.add(child);
    const ended = await runToEnd(child, onLine);
    this.children.delete(child);
    return ended;
  }

  path(file: string): string {
    return join(this.dir, 'output/prepared', file);
  }

  text(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  has(file: string): boolean {
    return existsSync(this.path(file));
  }

  message(): string {
    return readFileSync(join(this.dir, 'message'), 'utf8');
  }

  /** Files of the output, sorted; empty when there is none. */
  written(): readonly string[] {
    if (!this.has('.')) return [];
    const entries = readdirSync(this.path('.'), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.path('.').length + 1))
      .sort();
  }

  rows(file: string): readonly unknown[] {
    if (!this.has(file)) return [];
    return this.text(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }

  records(): readonly DialogueRecord[] {
    return this.rows('records.jsonl').map((row) => dialogueRecordSchema.parse(row));
  }

  card(): DataCard {
    return dataCardSchema.parse(JSON.parse(this.text('card.json')));
  }

  report(): QualityReport {
    return qualityReportSchema.parse(JSON.parse(this.text('report.json')));
  }

  [Symbol.dispose](): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}
