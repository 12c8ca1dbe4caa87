import { Transform } from 'node:stream';
import { JobFailure } from '../job-failure';

/**
 * Counts what is written for a job or an instance against its volume. It is what stops an archive that
 * unpacks without end before it fills the disk.
 */
export class SpaceBudget {
  private used = 0;

  /** `gigabytes` in GiB, as an EBS volume is measured; `room` says in an error what did not suffice. */
  constructor(
    private readonly gigabytes: number,
    private readonly room = `VolumeSizeInGB (${gigabytes})`,
  ) {}

  /** Passes bytes on while they fit; fails the stream with a JobFailure when they do not. */
  meter(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.used += chunk.length;
        if (this.used <= this.gigabytes * 2 ** 30) done(null, chunk);
        else done(new JobFailure(`ClientError: Data download failed: the data does not fit ${this.room}.`));
      },
    });
  }
}
