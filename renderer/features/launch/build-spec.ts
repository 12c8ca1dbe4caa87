import type { WorkspaceState } from '../../../shared/contract/workspace';
import { contentTypeOf } from '../../../shared/model/content-type';
import type { Recipe } from '../../../shared/model/recipe';
import { specFromRecipe } from '../../../shared/model/recipe-spec';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { type TrainingSpec, trainingSpecSchema } from '../../../shared/model/training-spec';
import { accountChoices } from './account/account-choices';
import type { LaunchPlace } from './account/account-problems';
import { channelsOf } from './channels-of';
import type { ChannelDraft, Draft } from './draft';
import type { Sample } from './new-draft';
import { runTimeSeconds } from './run-time';
import { uploadKey } from './upload-key';

type Defaults = WorkspaceState['defaults'];

export type BuiltSpec =
  | { readonly kind: 'ready'; readonly spec: TrainingSpec }
  | { readonly kind: 'incomplete'; readonly problems: readonly { readonly field: string; readonly message: string }[] };

/**
 * The draft as a spec, checked against the contract's schema. Data still to be uploaded stands under the
 * address it will have.
 */
export function buildSpec(
  draft: Draft,
  recipe: Recipe,
  { bucket, roleArn }: Defaults,
  samples: readonly Pick<Sample, 'name' | 'fileName'>[],
  { brought, kind }: Pick<LaunchPlace, 'brought' | 'kind'> = { kind: 'local', brought: null },
): BuiltSpec {
  const inputs = channelsOf(draft, recipe).flatMap(({ name }) => {
    const source = draft.channels[name];
    const s3Uri = source === undefined ? null : addressOf(source, draft, name, bucket, samples);
    return s3Uri === null ? [] : [{ channel: name, s3Uri, contentType: contentTypeOf(s3Uri) }];
  });
  const { account, compute, name } = draft;
  const parsed = trainingSpecSchema.safeParse(
    specFromRecipe(recipe, {
      // The local workspace is not asked for any of it, so nothing left over from elsewhere is sent to it.
      ...(kind === 'aws' && accountChoices(account, compute, brought)),
      name,
      roleArn: kind === 'aws' && account.roleArn !== '' ? account.roleArn : roleArn,
      bucket,
      inputs,
      hyperParameters: draft.hyperParameters,
      checkpointS3Uri: compute.checkpoints ? toS3Uri(bucket, `checkpoints/${name}`) : null,
      instanceType: compute.instanceType.trim(),
      instanceCount: Number(compute.instanceCount),
      volumeGb: Number(compute.volumeGb),
      // What cannot be read as a time fails the schema, like every other wrong number.
      maxRuntimeSeconds: runTimeSeconds(compute.maxRunTime) ?? Number.NaN,
      spot: compute.spot,
    }),
  );
  if (parsed.success) return { kind: 'ready', spec: parsed.data };
  // The first problem of a field is the one to mend first; the others often follow from it.
  const byField = new Map(parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
  return { kind: 'incomplete', problems: [...byField].toReversed().map(([field, message]) => ({ field, message })) };
}

function addressOf(
  source: ChannelDraft,
  draft: Draft,
  channel: string,
  bucket: string,
  samples: readonly Pick<Sample, 'name' | 'fileName'>[],
): string | null {
  if (source.kind === 'none') return null;
  if (source.kind === 'object') return source.s3Uri;
  return source.uploadedTo ?? toS3Uri(bucket, uploadKey(draft.name, channel, source, samples));
}
