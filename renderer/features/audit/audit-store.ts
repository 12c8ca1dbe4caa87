import { create } from 'zustand';
import type { CommandOutput } from '../../../shared/contract/index';
import type { Failure } from '../../../shared/errors/result';
import type { AuditFilter, AuditVerdict } from '../../../shared/model/audit-record';
import { request } from '../../bridge/client';

type Page = CommandOutput<'audit.list'>;

/** Entries fetched at once. */
const pageSize = 100;

export const noFilter: AuditFilter = { text: '', action: null, outcome: null };

interface AuditSlice {
  readonly filter: AuditFilter;
  /** Newest first; null until the first answer. */
  readonly records: Page['records'] | null;
  readonly more: boolean;
  readonly failure: Failure | null;
  readonly loading: boolean;
  readonly verifying: boolean;
  readonly verdict: AuditVerdict | null;
}

const fresh: AuditSlice = {
  filter: noFilter,
  records: null,
  more: false,
  failure: null,
  loading: false,
  verifying: false,
  verdict: null,
};

export const useAuditSlice = create<AuditSlice>()(() => fresh);

/** Counts questions: an answer to an older one than the last is out of date. */
let asked = 0;

/** Reads the newest entries again, under the filter there is now. */
export async function reload(): Promise<void> {
  asked += 1;
  const mine = asked;
  useAuditSlice.setState({ loading: true });
  const { filter } = useAuditSlice.getState();
  const answer = await request('audit.list', { filter, before: null, limit: pageSize });
  if (mine !== asked) return;
  if (answer.ok) {
    const { more, records } = answer.data;
    useAuditSlice.setState({ records, more, failure: null, loading: false });
  } else {
    useAuditSlice.setState({ failure: answer.error, loading: false });
  }
}

/** Adds the entries that are older than the last one shown. */
export async function loadOlder(): Promise<void> {
  const { filter, records } = useAuditSlice.getState();
  const last = records?.at(-1);
  if (!records || !last) return;
  asked += 1;
  const mine = asked;
  useAuditSlice.setState({ loading: true });
  const answer = await request('audit.list', { filter, before: last.sequence, limit: pageSize });
  if (mine !== asked) return;
  if (answer.ok) {
    useAuditSlice.setState({ records: [...records, ...answer.data.records], more: answer.data.more, loading: false });
  } else {
    useAuditSlice.setState({ failure: answer.error, loading: false });
  }
}

export function changeFilter(patch: Partial<AuditFilter>): void {
  useAuditSlice.setState(({ filter }) => ({ filter: { ...filter, ...patch } }));
  void reload();
}

/** Walks the whole chain; its result stays until the next. */
export async function verify(): Promise<void> {
  useAuditSlice.setState({ verifying: true });
  const answer = await request('audit.verify', {});
  useAuditSlice.setState(
    answer.ok ? { verifying: false, verdict: answer.data } : { verifying: false, failure: answer.error },
  );
}
