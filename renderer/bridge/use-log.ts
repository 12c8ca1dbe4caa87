import { useCallback, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../shared/errors/result';
import type { LogLine } from '../../shared/model/log-line';
import { request } from './client';
import { emptyLog, foldLog, type HeldLog, missingPage, pageLines, withLines } from './held-log';
import { useStream } from './use-stream';

interface LogView {
  readonly log: HeldLog;
  readonly failure: Failure | null;
  readonly restart: () => void;
  /** Fetches what of [from, to) is not held, a page at a time. */
  readonly need: (from: number, to: number) => void;
}

/** What prints a log. */
type LogOwner = 'job' | 'endpoint' | 'processing';

/** The log of a job or an endpoint: followed live, earlier lines by page from the store as the reader reaches them. */
export function useLog(kind: LogOwner, workspaceId: string, name: string): LogView {
  const followed = useStream<'logs.follow' | 'endpoints.log' | 'processing.log', HeldLog>(
    kind === 'job' ? 'logs.follow' : kind === 'endpoint' ? 'endpoints.log' : 'processing.log',
    kind === 'job' ? { workspaceId, jobName: name } : { workspaceId, name },
    emptyLog,
    foldLog,
  );
  const [pages, setPages] = useState<readonly LogLine[]>([]);
  const [pageFailure, setPageFailure] = useState<Failure | null>(null);
  const asked = useRef<number | null>(null);
  const log = useMemo(
    () =>
      withLines(
        followed.state,
        pages.filter(({ index }) => !followed.state.lines.has(index)),
      ),
    [followed.state, pages],
  );
  const newest = useRef(log);
  newest.current = log;

  const need = useCallback(
    (from: number, to: number) => {
      const page = missingPage(newest.current, from, to);
      if (page === null || asked.current === page) return;
      asked.current = page;
      const range = { workspaceId, from: page, count: pageLines };
      const answered =
        kind === 'job'
          ? request('logs.page', { ...range, jobName: name })
          : request(kind === 'endpoint' ? 'endpoints.logPage' : 'processing.logPage', { ...range, name });
      void answered.then((answer) => {
        asked.current = null;
        if (!answer.ok) return setPageFailure(answer.error);
        setPageFailure(null);
        // Two pages back and forth around the reader are enough; the store has the rest.
        setPages((held) => [...held.slice(-4 * pageLines), ...answer.data.lines]);
        const next = answer.data.lines.length > 0 ? page + answer.data.lines.length : to;
        if (next < to) need(next, to);
      });
    },
    [kind, workspaceId, name],
  );

  const streamFailure = followed.end?.reason === 'failed' ? followed.end.error : null;
  return { log, failure: streamFailure ?? pageFailure, restart: followed.restart, need };
}
