import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** One object as it was read for a channel. */
interface StagedObject {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The hash of what a channel's job was given: SHA-256 over one line `path NUL bytes NUL sha256 LF`
 * for every object, in the order of the paths' UTF-8 bytes. Paths are relative to the channel, so the
 * same data under another prefix has the same hash; the bytes are those in S3, before they are unpacked.
 */
export class ChannelDigest {
  readonly #objects: StagedObject[] = [];

  /** Passes an object's bytes on and counts them in once all have passed. */
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
        this.#objects.push({ path, bytes, sha256: hash.digest('hex') });
        done();
      },
    });
  }

  /** In hexadecimal. */
  digest(): string {
    const hash = createHash('sha256');
    const ordered = this.#objects
      .map((object) => ({ ...object, order: Buffer.from(object.path) }))
      .sort((left, right) => Buffer.compare(left.order, right.order));
    for (const { path, bytes, sha256 } of ordered) hash.update(`${path}\0${bytes}\0${sha256}\n`);
    return hash.digest('hex');
  }
}
