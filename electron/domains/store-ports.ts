import type { LogLine } from '../../shared/model/log-line';
import type { MetricPoint, MetricSeries } from '../../shared/model/metric-series';
import type { Fetched, Instant } from '../../shared/model/time';
import type { TrainingJob, TrainingJobSummary } from '../../shared/model/training-job';
import type { Workspace } from '../../shared/model/workspace';

/**
 * The offline store as the domains see it. Every method may reject with StoreError
 * (`store.unavailable`, `store.newer`, `disk.full`); nothing acknowledged is lost by a kill.
 */
export interface JobStore {
  list(workspaceId: string): Promise<{ jobs: readonly TrainingJobSummary[]; fetchedAt: Instant | null }>;
  show(workspaceId: string, name: string): Promise<Fetched<TrainingJob> | null>;
  /** Replaces the workspace's list; jobs the service no longer lists are removed from the list only. */
  saveList(workspaceId: string, jobs: readonly TrainingJobSummary[], fetchedAt: Instant): Promise<void>;
  saveJob(workspaceId: string, job: TrainingJob, fetchedAt: Instant): Promise<void>;
  /** Removes the job with its lines and points. */
  remove(workspaceId: string, name: string): Promise<void>;
}

export interface NewLogLine {
  readonly at: Instant;
  readonly stream: string;
  readonly text: string;
  /** CloudWatch event id where the call gave one, else a hash of stream, time, order and text: the same line is kept once. */
  readonly eventId: string;
}

export interface LogStore {
  /** Returns the lines that were new, with their indexes. A line whose eventId is held is skipped. */
  append(
    workspaceId: string,
    jobName: string,
    lines: readonly NewLogLine[],
    fetchedAt: Instant,
  ): Promise<readonly LogLine[]>;
  page(
    workspaceId: string,
    jobName: string,
    from: number,
    count: number,
  ): Promise<{
    total: number;
    fetchedAt: Instant | null;
    lines: readonly LogLine[];
  }>;
  /** GetLogEvents token up to which every line of the stream is held. */
  readPosition(workspaceId: string, jobName: string, stream: string): Promise<string | null>;
  savePosition(workspaceId: string, jobName: string, stream: string, token: string): Promise<void>;
}

export interface MetricStore {
  append(workspaceId: string, jobName: string, series: readonly MetricSeries[]): Promise<void>;
  read(workspaceId: string, jobName: string): Promise<readonly MetricSeries[]>;
  latest(workspaceId: string, jobName: string, source: MetricSeries['source']): Promise<MetricPoint | null>;
}

/** Writes intended before the call, settled after it: a kill between the two is found and resolved. */
export interface JournalStore {
  begin(entry: {
    id: string;
    workspaceId: string;
    action: string;
    target: string;
    requestJson: string;
    at: Instant;
  }): Promise<void>;
  settle(id: string, outcome: 'done' | 'rejected', at: Instant): Promise<void>;
  open(
    workspaceId: string,
  ): Promise<readonly { id: string; action: string; target: string; requestJson: string; at: Instant }[]>;
}

export interface DocumentStore {
  load(kind: 'draft' | 'preference', key: string): Promise<string | null>;
  save(kind: 'draft' | 'preference', key: string, json: string | null): Promise<void>;
}

export interface WorkspaceStore {
  load(id: string): Promise<Workspace | null>;
  save(workspace: Workspace): Promise<void>;
}

export interface OfflineStore {
  readonly jobs: JobStore;
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly journal: JournalStore;
  readonly documents: DocumentStore;
  readonly workspaces: WorkspaceStore;
  close(): Promise<void>;
}
