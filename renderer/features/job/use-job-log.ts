import { useCallback, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import type { LogLine } from '../../../shared/model/log-line';
import { request } from '../../bridge/client';
import { useStream } from '../../bridge/use-stream';
import { emptyLog, foldLog, type HeldLog, missingPage, pageLines, withLines } from './log-lines';

interface JobLogView {
  readonly log: HeldLog;
  readonly failure: Failure | null;
  readonly restart: () => void;
  /** Fetches what of [from, to) is not held, a page at a time. */
  readonly need: (from: number, to: number) => void;
}

/** The job's log: followed live, earlier lines by page from the store as the reader reaches them. */
export function useJobLog(workspaceId: string, jobName: string): JobLogView {
  const followed = useStream('logs.follow', { workspaceId, jobName }, emptyLog, foldLog);
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
      void request('logs.page', { workspaceId, jobName, from: page, count: pageLines }).then((answer) => {
        asked.current = null;
        if (!answer.ok) return setPageFailure(answer.error);
        setPageFailure(null);
        // Two pages back and forth around the reader are enough; the store has the rest.
        setPages((held) => [...held.slice(-4 * pageLines), ...answer.data.lines]);
        const next = answer.data.lines.length > 0 ? page + answer.data.lines.length : to;
        if (next < to) need(next, to);
      });
    },
    [workspaceId, jobName],
  );

  const streamFailure = followed.end?.reason === 'failed' ? followed.end.error : null;
  return { log, failure: streamFailure ?? pageFailure, restart: followed.restart, need };
}
