import { type ProcessingSpec, processingSpecSchema } from '../../../shared/model/processing-job';
import type { PlaceDraft, ProcessDraft } from './process-draft';

/** Field, as the spec names it → what is wrong with it. */
export type Problems = Readonly<Record<string, string>>;

export type BuiltProcessing =
  | { readonly kind: 'ready'; readonly spec: ProcessingSpec }
  | { readonly kind: 'incomplete'; readonly problems: Problems };

/** What was typed as a spec, or what of it makes no sense yet. */
export function buildProcessing(draft: ProcessDraft): BuiltProcessing {
  const typed = typedProblems(draft);
  const parsed = processingSpecSchema.safeParse({
    name: draft.name.trim(),
    image: draft.image.trim(),
    entrypoint: words(draft.entrypoint),
    arguments: words(draft.arguments),
    environment: Object.fromEntries(draft.environment.map(({ name, value }) => [name.trim(), value])),
    inputs: draft.inputs.map(trimmed),
    outputs: draft.outputs.map(trimmed),
    roleArn: draft.roleArn.trim(),
    instanceType: draft.instanceType.trim(),
    volumeGb: Number(draft.volumeGb),
    maxRuntimeSeconds: Math.round(Number(draft.maxMinutes) * 60),
    tags: draft.tags,
  });
  if (parsed.success && Object.keys(typed).length === 0) return { kind: 'ready', spec: parsed.data };
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ message, path }) => [String(path[0]), message] as const);
  // What a person is told of a field is said in words of the form first.
  return { kind: 'incomplete', problems: { ...Object.fromEntries(issues.toReversed()), ...typed } };
}

function words(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function trimmed({ localPath, name, s3Uri }: PlaceDraft): PlaceDraft {
  return { name: name.trim(), s3Uri: s3Uri.trim(), localPath: localPath.trim() };
}

/** MaxRuntimeInSeconds of ProcessingStoppingCondition ends at 777,600. */
const longestMinutes = 12_960;

function typedProblems(draft: ProcessDraft): Problems {
  const minutes = Number(draft.maxMinutes);
  const variables = draft.environment.map(({ name }) => name.trim());
  return Object.fromEntries(
    [
      [draft.image.trim() === '', 'image', 'Name the image the job runs in.'],
      [variables.includes(''), 'environment', 'Every variable needs a name.'],
      [repeated(variables) !== undefined, 'environment', `${repeated(variables)} is there twice.`],
      ...placeProblems('inputs', 'input', draft.inputs),
      ...placeProblems('outputs', 'output', draft.outputs),
      [
        !/^ml\.[a-z0-9-]+\.[a-z0-9]+$/.test(draft.instanceType.trim()),
        'instanceType',
        'An instance type looks like ml.m5.large.',
      ],
      [!/^[1-9]\d*$/.test(draft.volumeGb.trim()), 'volumeGb', 'The volume is a whole number of GB from 1.'],
      [
        draft.maxMinutes.trim() === '' || !(minutes > 0 && minutes <= longestMinutes),
        'maxRuntimeSeconds',
        'The longest run time is a number of minutes above 0, at most nine days.',
      ],
      [draft.roleArn.trim() === '', 'roleArn', 'Name the role the job runs under.'],
    ].flatMap(([wrong, field, message]) => (wrong === true ? [[field, message]] : [])),
  );
}

function placeProblems(field: 'inputs' | 'outputs', noun: string, places: readonly PlaceDraft[]) {
  const each = places.map(trimmed);
  const twice = repeated(each.map(({ name }) => name));
  const unnamed = each.some(({ name }) => !/^[A-Za-z0-9.\-_]{1,64}$/.test(name));
  const nowhere = each.find(({ s3Uri }) => !/^s3:\/\/[^/]+\/.*/.test(s3Uri));
  const outside = each.find(({ localPath }) => !/^\/opt\/ml\/processing\/.+/.test(localPath));
  return [
    [outside !== undefined, field, `The folder of an ${noun} is below /opt/ml/processing/.`],
    [nowhere !== undefined, field, `The address of an ${noun} looks like s3://bucket/prefix.`],
    [twice !== undefined, field, `There are two called ${twice}.`],
    [unnamed, field, `Every ${noun} needs a name of letters, digits, dots, hyphens and underscores.`],
  ] as const;
}

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}
