import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Parts of a job's output are told up to this many objects. */
const MOST_PARTS = 1000;

/** One object as it was read for a channel, or written for an output. */
interface DigestedObject {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The hash of what a job was given or left: SHA-256 over one line `path NUL bytes NUL sha256 LF` for
 * every object, in the order of the paths' UTF-8 bytes. Paths are relative to the channel or output, so the
 * same data under another prefix has the same hash; the bytes are those in S3, before they are unpacked.
 */
export class ContentDigest {
  readonly #objects = new Map<string, DigestedObject>();

  /** Passes an object's bytes on and counts them in once all have passed; of one path the last that did counts. */
  meter(path: string): Transform {
    const hash = createHash('sha256');
    let bytes = 0;
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
      flush: (done) => {
        this.#objects.set(path, { bytes, sha256: hash.digest('hex') });
        done();
      },
    });
  }

  /** In hexadecimal. */
  digest(): string {
    return digestOf([...this.#objects]);
  }

  /**
   * The hash of every part that somebody may be given by itself: each object as the only one of a channel, and each
   * folder, by path; "" is the whole. Of very many objects only the whole is told.
   */
  parts(): readonly { readonly path: string; readonly sha256: string }[] {
    const whole = { path: '', sha256: this.digest() };
    if (this.#objects.size > MOST_PARTS) return [whole];
    const folders = new Map<string, [path: string, object: DigestedObject][]>();
    const files = [...this.#objects].map(([path, object]) => {
      for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        const folder = path.slice(0, at);
        folders.set(folder, [...(folders.get(folder) ?? []), [path.slice(at + 1), object]]);
      }
      return { path, sha256: digestOf([[path.slice(path.lastIndexOf('/') + 1), object]]) };
    });
    return [whole, ...files, ...[...folders].map(([path, objects]) => ({ path, sha256: digestOf(objects) }))];
  }
}

function digestOf(objects: readonly (readonly [path: string, object: DigestedObject])[]): string {
  const hash = createHash('sha256');
  const ordered = objects
    .map(([path, object]) => ({ path, ...object, order: Buffer.from(path) }))
    .sort((left, right) => Buffer.compare(left.order, right.order));
  for (const { path, bytes, sha256 } of ordered) hash.update(`${path}\0${bytes}\0${sha256}\n`);
  return hash.digest('hex');
}
