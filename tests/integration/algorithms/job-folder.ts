import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFlags } from '../../../electron/local/runtime/program/node-flags';
import { type Ended, type OnLine, type ProgramProcess, runToEnd } from './run-to-end';

export const samples = join(import.meta.dirname, '../../../resources/samples/locations');

/** Rows of the sample, without header. */
export const sample = (channel: 'train' | 'validation'): string =>
  readFileSync(join(samples, `${channel}.csv`), 'utf8');

/** A job's folder in SageMaker's layout, and the classifier's program run in it. */
export class JobFolder {
  readonly dir = mkdtempSync(join(tmpdir(), 'upside-classifier-'));
  private readonly children = new Set<ProgramProcess>();

  constructor(private readonly program: string) {}

  put(path: string, content: string | Uint8Array): this {
    const full = join(this.dir, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  withSample(settings: Readonly<Record<string, string>> = {}): this {
    return this.put('input/data/train/train.csv', sample('train'))
      .put('input/data/validation/validation.csv', sample('validation'))
      .with(settings);
  }

  with(settings: Readonly<Record<string, string>>): this {
    return this.put('input/config/hyperparameters.json', JSON.stringify(settings));
  }

  read(path: string): Buffer {
    return readFileSync(join(this.dir, path));
  }

  has(path: string): boolean {
    return existsSync(join(this.dir, path));
  }

  accuracy(): number {
    return JSON.parse(this.read('model/evaluation.json').toString()).multiclass_classification_metrics.accuracy.value;
  }

  /** Runs to its end; `onLine` hears each line of stdout as it comes and may signal the process. */
  async train(onLine?: OnLine): Promise<Ended> {
    const child = spawn(process.execPath, [...nodeFlags, this.program, 'train'], {
      env: { ...process.env, SM_BASE_DIR: this.dir },
    });
    this.children.add(child);
    const ended = await runToEnd(child, onLine);
    this.children.delete(child);
    return ended;
  }

  [Symbol.dispose](): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}
