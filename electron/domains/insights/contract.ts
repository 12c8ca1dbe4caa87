import type { CommandOutput, StreamItem } from '../../../shared/contract';
import type { Confirmation } from '../../../shared/contract/scope';
import type { Result } from '../../../shared/errors/result';
import type { PlannedJob } from '../../../shared/model/code/planned-job';
import type { NetworkPicture } from '../../../shared/model/insights/network-svg';
import type { OneVersion } from '../datasets/contract';
import type { ResultStream } from '../result-stream';
import type { Scope } from '../scope';
import type { LineQuery, ThemeLines } from './ports';

export type InsightKind = 'themes' | 'network';
export type ExportKind = 'themes-json' | 'network-json' | 'network-graphml';
export type PictureFormat = 'svg' | 'png';
export type ClassifierInsight = CommandOutput<'insights.classifier'>;

/** What can be seen in a data set, and in a classifier that was trained. Reads never start anything. */
export interface InsightsDomain {
  themes(scope: Scope, one: OneVersion): Promise<Result<CommandOutput<'insights.themes'>>>;
  network(scope: Scope, one: OneVersion): Promise<Result<CommandOutput<'insights.network'>>>;
  /** What `compute` would start now, for other hands; nothing is written and nothing started. */
  plan(scope: Scope, one: OneVersion, what: InsightKind): Promise<Result<PlannedJob>>;
  /** Confirmed with `<what> of <name>@<version>` as target. A job that runs for it already is named instead of started. */
  compute(
    scope: Scope,
    one: OneVersion,
    what: InsightKind,
    confirmed: Confirmation,
  ): Promise<Result<{ readonly jobName: string }>>;
  /** The job that computes one, wherever it runs. */
  watch(scope: Scope, jobName: string, signal: AbortSignal): ResultStream<StreamItem<'insights.watch'>>;
  themeLines(scope: Scope, one: OneVersion, query: LineQuery): Promise<Result<ThemeLines>>;
  classifier(scope: Scope, jobName: string): Promise<Result<ClassifierInsight>>;
  /** Writes the file at `path` whole or not at all. */
  export(
    scope: Scope,
    one: OneVersion,
    what: ExportKind,
    path: string,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly bytes: number }>>;
  /** The network as a drawing; from what is kept while the workspace is away. The file is written whole or not at all. */
  picture(
    scope: Scope,
    one: OneVersion,
    format: PictureFormat,
    picture: NetworkPicture,
    path: string,
    signal?: AbortSignal,
  ): Promise<Result<{ readonly bytes: number }>>;
}
