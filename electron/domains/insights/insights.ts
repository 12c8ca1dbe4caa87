import { Readable } from 'node:stream';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { characterNetworkSchema } from '../../../shared/model/insights/network';
import { themesReportSchema } from '../../../shared/model/insights/themes';
import type { OneVersion } from '../datasets/contract';
import { keptWhenAway } from '../datasets/kept-when-away';
import { dataOf, guard } from '../guard';
import type { Scope } from '../scope';
import { classifierInsight } from './classifier';
import { computeInsight } from './compute';
import type { ExportKind, InsightsDomain } from './contract';
import type { InsightsOptions } from './options';
import { saveNetworkPicture } from './picture';
import { insightPlaces, subjectOf } from './places';
import { planInsight } from './plan';
import { insightState } from './state';
import { createThemeLines } from './theme-lines';

export function createInsights(options: InsightsOptions): InsightsDomain {
  const themeLines = createThemeLines(options);
  /** Two windows that ask for the same at once start one job. */
  const starting = new Map<string, Promise<string>>();
  return {
    themes: (scope, one) => guard(() => insightState(options, scope, one, 'themes', themesReportSchema)),
    network: (scope, one) => guard(() => insightState(options, scope, one, 'network', characterNetworkSchema)),
    plan: (scope, one, what) => guard(() => planInsight(options, scope, one, what)),
    compute: (scope, one, what, confirmed) =>
      guard(async () => {
        const key = `${what} ${subjectOf(one)} ${JSON.stringify(confirmed)}`;
        const under =
          starting.get(key) ?? computeInsight(options, scope, one, what, confirmed).finally(() => starting.delete(key));
        starting.set(key, under);
        return { jobName: await under };
      }),
    watch: (scope, jobName, signal) => options.jobs.watch(scope, jobName, signal),
    themeLines: (scope, one, query) => guard(() => themeLines(scope, one, query)),
    classifier: (scope, jobName) => guard(() => classifierInsight(options, scope, jobName)),
    export: (scope, one, what, path, signal = options.closing) =>
      guard(() => exportInsight(options, scope, one, what, path, AbortSignal.any([signal, options.closing]))),
    picture: (scope, one, format, picture, path, signal = options.closing) =>
      guard(() =>
        saveNetworkPicture(options, scope, one, format, picture, path, AbortSignal.any([signal, options.closing])),
      ),
  };
}

/** The file as the job wrote it; while the workspace is away, JSON as it was kept. */
async function exportInsight(
  { files, link, store, workspaceId }: InsightsOptions,
  scope: Scope,
  one: OneVersion,
  what: ExportKind,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: number }> {
  const s3Uri = insightPlaces(scope, one).exported(what);
  const live = async () => {
    const aws = dataOf(await link.aws());
    const head = link.report(await aws.objects.head(s3Uri));
    if (!head.ok && head.error.code === 'object.not-found') {
      throw new CodedError(
        fail('object.not-found', `There is no ${s3Uri} yet.`, 'Compute it first, then export it again.').error,
      );
    }
    const { checksumSha256 } = dataOf(head);
    const { body, bytes } = dataOf(link.report(await aws.objects.read(s3Uri, signal)));
    return { body, bytes, checksumSha256 };
  };
  const kept = async () => {
    const held = what.endsWith('-json')
      ? await store.load(workspaceId, subjectOf(one), what.replace('-json', ''))
      : null;
    if (held === null) return null;
    const body = Buffer.from(held.json, 'utf8');
    return { body: Readable.from([body]), bytes: body.length, checksumSha256: null };
  };
  const { body, bytes, checksumSha256 } = await keptWhenAway(live, kept);
  return dataOf(await files.save(path, body, { bytes, checksumSha256 }, () => undefined, signal));
}
