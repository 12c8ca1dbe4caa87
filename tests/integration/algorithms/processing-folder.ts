import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { nodeFlags } from '../../../electron/local/runtime/program/node-flags';
import type { DialogueRecord } from '../../../shared/model/dataset/dialogue-record';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { type Ended, type OnLine, runToEnd } from './run-to-end';

/** The folder of a processing job, and a built-in program run in it. */
export class ProcessingFolder {
  readonly dir = mkdtempSync(join(tmpdir(), 'upside-processing-'));

  constructor(private readonly program: string) {}

  put(path: string, content: string): this {
    const full = join(this.dir, 'processing', path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  withRecords(records: readonly DialogueRecord[]): this {
    return this.put('input/prepared/records.jsonl', records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }

  read(path: string): string {
    return readFileSync(join(this.dir, 'processing', path), 'utf8');
  }

  has(path: string): boolean {
    return existsSync(join(this.dir, 'processing', path));
  }

  /** What the job would give as its ExitMessage. */
  get message(): string | null {
    const path = join(this.dir, 'output', 'message');
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  }

  async process(flags: readonly string[] = [], onLine?: OnLine): Promise<Ended> {
    const child = spawn(process.execPath, [...nodeFlags, ...flags, this.program, 'process'], {
      env: { ...process.env, UPSIDE_PROCESSING_DIR: join(this.dir, 'processing') },
    });
    return runToEnd(child, onLine);
  }

  [Symbol.dispose](): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** Makes folders for the tests of a file, with the program built for them from its source; all are removed after its tests. */
export function processingFolders(algorithm: string): () => ProcessingFolder {
  let build = '';
  let program = '';
  const made: ProcessingFolder[] = [];
  beforeAll(() => {
    build = mkdtempSync(join(tmpdir(), 'upside-program-'));
    program = algorithmProgram(build, algorithm);
  });
  afterAll(() => {
    for (const folder of made) folder[Symbol.dispose]();
    rmSync(build, { recursive: true, force: true });
  });
  return () => {
    const folder = new ProcessingFolder(program);
    made.push(folder);
    return folder;
  };
}

/** Lines "Speaker: text" of one scene as records; the scene's first six characters are its episode. */
export function records(scene: string, ...lines: readonly string[]): DialogueRecord[] {
  return lines.map((line, i) => {
    const [speaker = '', ...text] = line.split(': ');
    return {
      id: Buffer.from(`${scene}${i}`).toString('hex').padEnd(16, '0').slice(-16),
      episode: scene.slice(0, 6),
      scene,
      sceneTitle: `INT. ROOM ${scene.slice(-2)} - DAY`,
      turn: i + 1,
      location: 'room',
      speaker: speaker === '-' ? null : speaker,
      text: text.join(': '),
      startMs: null,
      endMs: null,
      file: `${scene.slice(0, 6)}.txt`,
      line: i + 1,
      split: 'train',
    };
  });
}
