import type { AwsWorkspace } from '../aws-ports';
import { codedFailure } from '../guard';
import type { Clock, Logger } from '../platform-ports';
import type { Link } from './link';

/** Between two looks at entries that are too young to judge, ms. */
const again = 30_000;

/**
 * Looks after every connection what became of calls whose outcome was never written down, until
 * nothing is open. `resolve` answers whether all are settled.
 */
export function keepResolving(
  link: Link,
  resolve: (aws: AwsWorkspace) => Promise<boolean>,
  clock: Clock,
  logger: Logger,
  signal: AbortSignal,
): void {
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const seen = link.changes.version;
      const aws = await link.aws();
      const settled = aws.ok ? await resolve(aws.data) : false;
      if (settled || !aws.ok) await link.changes.changed(seen, signal);
      else await clock.wait(again, signal);
    }
  };
  void run().catch((error: unknown) => {
    if (!signal.aborted) logger.warn('journal.not-resolved', { code: codedFailure(error).code });
  });
}
