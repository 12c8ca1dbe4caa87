import type { Result } from '../../shared/errors/result';
import type { Catalogue } from '../../shared/model/catalogue';
import type { PersonaPreset } from '../../shared/model/persona';
import type { PriceList } from '../../shared/model/price-list';
import type { Recipe, RecipeProgram } from '../../shared/model/recipe';
import type { Instant } from '../../shared/model/time';

/** Time as an argument: tests pass one that they move. */
export interface Clock {
  now(): Instant;
  /** Milliseconds since some moment; goes on evenly when somebody sets the clock. Durations are measured with it. */
  elapsed(): number;
  /** Milliseconds since the machine was started, which all its processes see alike and nobody can set. */
  uptime(): number;
  /** Resolves after `milliseconds`, or at once when the signal aborts; never rejects. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** One structured line a call; fields hold ids and counts, never headers, keys or file contents. */
export interface Logger {
  info(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  warn(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(event: string, fields?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** A running local workspace: where it listens and the loopback-only keys to sign with. */
export interface LocalEndpoint {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The local workspace's process as the workspace domain sees it. */
export interface LocalDaemon {
  /** The one that runs now, null when none does. `crashed`: its lock stayed behind without its process. */
  find(): Promise<
    | { readonly kind: 'running'; readonly endpoint: LocalEndpoint }
    | { readonly kind: 'stopped' }
    | { readonly kind: 'crashed' }
  >;
  /** Connects to the running one or starts one; `workspace.start-failed` says why not. */
  ensure(signal: AbortSignal): Promise<Result<LocalEndpoint>>;
}

export interface SampleFile {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly channel: string;
  readonly recipeId: string;
  /** Its name and the extension of its format. */
  readonly fileName: string;
  readonly bytes: number;
  readonly path: string;
}

/** The sample cast's transcripts, which an import takes like files of one's own. */
export interface SampleTranscripts {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** `file`: path below the sample's folder, with slashes, in order. */
  readonly files: readonly { readonly file: string; readonly path: string; readonly bytes: number }[];
}

/** What ships with Upside, read and parsed once. */
export interface Resources {
  recipes(): Promise<readonly Recipe[]>;
  samples(): Promise<readonly SampleFile[]>;
  transcripts(): Promise<SampleTranscripts>;
  /** Characters to talk to, series by series. Their ids are unique. */
  personas(): Promise<readonly PersonaPreset[]>;
  /** AWS's images and instance types as far as they are documented. */
  catalogue(): Promise<Catalogue>;
  /** Paths of the folders whose files are a recipe's program, side by side. */
  programFolders(program: RecipeProgram): readonly string[];
  /** AWS prices as their sources gave them, each with source and date. */
  prices(): Promise<PriceList>;
}

/** Files of this machine. Failures are coded: `file.unreadable`, `disk.full`, `cancelled`. */
export interface Files {
  size(path: string): Promise<Result<number>>;
  /** At most `maximumBytes` from the start of the file, in chunks. Rejects with CodedError. */
  read(path: string, maximumBytes: number): AsyncIterable<Uint8Array>;
  /**
   * Writes beside the target, syncs, compares the number of bytes and, where known, the SHA-256
   * (base64), then renames: the file is there whole or not at all.
   */
  save(
    path: string,
    body: AsyncIterable<Uint8Array>,
    expected: { readonly bytes: number; readonly checksumSha256: string | null },
    onProgress: (writtenBytes: number) => void,
    signal: AbortSignal,
  ): Promise<Result<{ readonly bytes: number }>>;
}
