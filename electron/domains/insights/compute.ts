import type { Confirmation } from '../../../shared/contract/scope';
import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { type TextUpload, uploadPlace } from '../../../shared/model/code/upload';
import type { ProcessingSpec } from '../../../shared/model/processing-job';
import { toS3Uri } from '../../../shared/model/s3-uri';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import type { OneVersion } from '../datasets/contract';
import { dataOf } from '../guard';
import { freeName } from '../processing/free-name';
import type { Scope } from '../scope';
import type { InsightKind } from './contract';
import type { InsightsOptions } from './options';
import { attemptOf, computeTarget, insightJobName, insightPlaces, insightSpec, subjectOf } from './places';
import { type InsightMarker, lookAt } from './state';

/** Starts the job of an insight, or names the one that runs. Throws CodedError. */
export async function computeInsight(
  options: InsightsOptions,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
  confirmed: Confirmation,
): Promise<string> {
  mustBeConfirmed(scope, computeTarget(one, what), confirmed);
  const { jobs, link } = options;
  const aws = dataOf(await link.aws());
  const next = await nextComputation(options, aws, scope, one, what);
  if (next.kind === 'running') return next.jobName;
  const { marker, spec } = next;
  const body = new TextEncoder().encode(marker.text);
  dataOf(link.report(await aws.objects.put(toS3Uri(marker.bucket, marker.key), body, marker.contentType)));
  return dataOf(await jobs.launch(scope, spec, { ...confirmed, target: spec.name })).name;
}

type NextComputation =
  | { readonly kind: 'running'; readonly jobName: string }
  /** The marker is written first. */
  | { readonly kind: 'job'; readonly spec: ProcessingSpec; readonly marker: TextUpload };

/** What computing it means now. Writes nothing. Throws CodedError. */
export async function nextComputation(
  options: InsightsOptions,
  aws: AwsWorkspace,
  scope: Scope,
  one: OneVersion,
  what: InsightKind,
): Promise<NextComputation> {
  const { clock, jobs, link } = options;
  const places = insightPlaces(scope, one);
  const records = link.report(await aws.objects.head(places.records));
  if (!records.ok && records.error.code === 'object.not-found') throw notPrepared(one);
  dataOf(records);
  const { marker, running } = await lookAt(options, aws, scope, one, what);
  if (running && marker !== null) return { kind: 'running', jobName: marker.jobName };
  const jobName = await freeName(
    jobs,
    scope,
    `the ${computeTarget(one, what)}`,
    (attempt) => insightJobName(one, what, attempt),
    attemptOf(marker?.jobName ?? null) + 1,
  );
  const withOptions = (await aws.objects.head(places.optionsFile)).ok;
  const said: InsightMarker = { createdAt: clock.now(), jobName };
  return {
    kind: 'job',
    spec: insightSpec(scope, one, what, jobName, withOptions),
    marker: {
      kind: 'text',
      text: JSON.stringify(said),
      ...uploadPlace(places.marker(what)),
      contentType: 'application/json',
    },
  };
}

function notPrepared(one: OneVersion): CodedError {
  return new CodedError(
    fail(
      'input.invalid',
      `${subjectOf(one)} has no prepared lines in this workspace.`,
      'Wait until it is ready, or choose another version.',
    ).error,
  );
}
