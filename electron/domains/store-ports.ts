import type { Failure } from '../../shared/errors/result';
import type { AuditFilter, AuditRecord, AuditStatement } from '../../shared/model/audit-record';
import type { LogLine } from '../../shared/model/log-line';
import type { MetricPoint, MetricSeries } from '../../shared/model/metric-series';
import type { ProcessingJob, ProcessingJobSummary } from '../../shared/model/processing-job';
import type { Fetched, Instant } from '../../shared/model/time';
import type { TrainingJob, TrainingJobSummary } from '../../shared/model/training-job';
import type { Workspace } from '../../shared/model/workspace';
import type { ChatStore } from './chat/ports';
import type { DatasetStore } from './datasets/ports';
import type { EndpointStore } from './endpoints/store-port';
import type { InsightStore } from './insights/ports';
import type { PromotionStore } from './promotions/ports';
import type { RegistryStore } from './registry/store-port';
import type { StorageStore } from './storage/ports';

/**
 * The offline store as the domains see it. Every method may reject with CodedError
 * (`store.unavailable`, `store.newer`, `disk.full`); nothing acknowledged is lost by a kill.
 */
export interface RunStore<S, D> {
  list(workspaceId: string): Promise<{ jobs: readonly S[]; fetchedAt: Instant | null }>;
  show(workspaceId: string, name: string): Promise<Fetched<D> | null>;
  /** Replaces the workspace's list; jobs the service no longer lists are removed from the list only. */
  saveList(workspaceId: string, jobs: readonly S[], fetchedAt: Instant): Promise<void>;
  /** Adds or updates jobs of the list without removing any; `fetchedAt` is null while a listing is not read to its end. */
  saveChanged(workspaceId: string, jobs: readonly S[], fetchedAt: Instant | null): Promise<void>;
  /** A job of the same name made at another time is another job: the old one's lines and points go. */
  saveJob(workspaceId: string, job: D, fetchedAt: Instant): Promise<void>;
  /** Removes the job with its lines and points. */
  remove(workspaceId: string, name: string): Promise<void>;
}

export type JobStore = RunStore<TrainingJobSummary, TrainingJob>;
export type ProcessingStore = RunStore<ProcessingJobSummary, ProcessingJob>;

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
  /** Instance metrics: a point of the same series and time takes the place of the one held. */
  append(workspaceId: string, jobName: string, series: readonly MetricSeries[]): Promise<void>;
  /**
   * Points taken from the lines `from` up to `to`, in one transaction with that position. False, and
   * nothing written, when another process had read further meanwhile.
   */
  appendFromLog(
    workspaceId: string,
    jobName: string,
    series: readonly MetricSeries[],
    from: number,
    to: number,
  ): Promise<boolean>;
  /** Index of the first log line whose metrics are not taken yet. */
  readTo(workspaceId: string, jobName: string): Promise<number>;
  read(workspaceId: string, jobName: string): Promise<readonly MetricSeries[]>;
  latest(workspaceId: string, jobName: string, source: MetricSeries['source']): Promise<MetricPoint | null>;
}

/** Writes intended before the call, settled after it: a kill between the two is found and resolved. */
export interface JournalStore {
  /** `aliveAt` here and below: milliseconds of the machine's uptime. */
  begin(entry: JournalEntry & { readonly at: Instant; readonly aliveAt: number }): Promise<void>;
  /** Whoever began the entry is still at it. */
  alive(id: string, aliveAt: number): Promise<void>;
  settle(id: string, outcome: 'done' | 'rejected', at: Instant): Promise<void>;
  /** `aliveAt` is null for entries of earlier versions. */
  open(
    workspaceId: string,
  ): Promise<
    readonly (Omit<JournalEntry, 'workspaceId'> & { readonly at: Instant; readonly aliveAt: number | null })[]
  >;
}

export interface JournalEntry {
  readonly id: string;
  readonly workspaceId: string;
  readonly action: string;
  readonly target: string;
  readonly requestJson: string;
}

/** What was typed, how tables look, and the objects last listed under a prefix. */
export type DocumentKind = 'draft' | 'preference' | 'listing';

/** Turns of calls, shared by every process of a home. */
export interface PaceStore {
  /** Takes the next turn under `key` and says when it is, ms of this machine's clock; the one after is `interval` ms later. */
  reserve(key: string, now: Instant, interval: number): Promise<Instant>;
}

export interface DocumentStore {
  load(kind: DocumentKind, key: string): Promise<string | null>;
  save(kind: DocumentKind, key: string, json: string | null): Promise<void>;
}

/** One entry of the audit log as it is kept: its canonical text and the hash of that. */
export interface AuditRow {
  readonly sequence: number;
  readonly text: string;
  readonly hash: string;
}

/** The audit log. Entries are only ever appended; several processes append to one chain. */
export interface AuditStore {
  /** Chains the entry to the last one in one transaction, and returns when it is on the disk. */
  append(entry: Omit<AuditStatement, 'sequence' | 'previousHash'>): Promise<AuditRecord>;
  /** Newest first, those before `before` (null: all) that the filter lets through. */
  page(
    filter: AuditFilter,
    before: number | null,
    limit: number,
  ): Promise<{ readonly records: readonly AuditRecord[]; readonly more: boolean }>;
  /** Oldest first after `after`, as kept, and where the chain says it ends; both of one moment. */
  rows(
    after: number,
    limit: number,
  ): Promise<{
    readonly rows: readonly AuditRow[];
    readonly head: { readonly sequence: number; readonly hash: string };
  }>;
}

export interface WorkspaceStore {
  load(id: string): Promise<Workspace | null>;
  save(workspace: Workspace): Promise<void>;
}

/** Whether the store can be used, and what a person must be told when it is not as it was. */
export type StoreHealth =
  | { readonly kind: 'ready' }
  /** Readable as far as possible; every write fails with this. */
  | { readonly kind: 'read-only'; readonly failure: Failure }
  /** Nothing works; every call fails with this. */
  | { readonly kind: 'unavailable'; readonly failure: Failure }
  /** It was damaged: the old file keeps its content under this name, and a new store was begun. */
  | { readonly kind: 'renewed'; readonly setAside: string };

export interface OfflineStore {
  health(): Promise<StoreHealth>;
  readonly jobs: JobStore;
  readonly processing: ProcessingStore;
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly journal: JournalStore;
  readonly documents: DocumentStore;
  readonly workspaces: WorkspaceStore;
  readonly endpoints: EndpointStore;
  readonly registry: RegistryStore;
  readonly promotions: PromotionStore;
  readonly audit: AuditStore;
  readonly chat: ChatStore;
  readonly storage: StorageStore;
  readonly datasets: DatasetStore;
  readonly insights: InsightStore;
  readonly paces: PaceStore;
  close(): Promise<void>;
}
