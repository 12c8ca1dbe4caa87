import { randomUUID } from 'node:crypto';
import type { CommandOutput } from '../../../shared/contract';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { type ArchiveUpload, archiveType } from '../../../shared/model/code/upload';
import type { RoleRequest } from '../../../shared/model/execution-role';
import { imageOf } from '../../../shared/model/image-address';
import type { Recipe } from '../../../shared/model/recipe';
import { toS3Uri } from '../../../shared/model/s3-uri';
import { outcomeOf } from '../audit/outcome';
import type { AuditTrail } from '../audit/ports';
import type { AwsWorkspace } from '../aws-ports';
import { mustBeConfirmed } from '../confirmed';
import { dataOf, guard } from '../guard';
import type { Clock, Resources } from '../platform-ports';
import type { Scope } from '../scope';
import type { JournalStore } from '../store-ports';
import { whileUnderWay } from '../under-way';
import type { Link } from '../workspace/link';
import type { AccountDomain } from './contract';
import { createRole } from './create-role';
import type { SourcePacker } from './ports';
import { resolveRoles } from './resolve-roles';

type Uploaded = CommandOutput<'account.uploadSource'>;

interface AccountOptions {
  readonly workspaceId: string;
  readonly link: Link;
  readonly packer: SourcePacker;
  readonly resources: Resources;
  readonly journal: JournalStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  /** Aborts when the console closes. */
  readonly closing: AbortSignal;
}

/** What the local workspace says where an account would list something. */
const localHas = {
  network: 'The local workspace is one machine and has no VPCs. A network that a job names is kept and not enforced.',
  keys: 'The local workspace encrypts nothing and has no keys. A key that a job names is kept and not used.',
  roles: 'The local workspace keeps no roles: every role of its account counts as existing.',
  images:
    'The local workspace has no image registry. It runs the built-in algorithms, and a script of yours with its own Python.',
} as const;

export function createAccount(options: AccountOptions): AccountDomain {
  const { audit, clock, closing, journal, link, packer, resources } = options;
  const connected = async (): Promise<AwsWorkspace> => dataOf(await link.aws());

  /** Asks the account; the local workspace has an answer of its own. */
  const listed = <T extends object>(
    what: keyof typeof localHas,
    ask: (aws: AwsWorkspace) => Promise<Result<T>>,
  ): Promise<Result<({ readonly kind: 'listed' } & T) | { readonly kind: 'absent'; readonly reason: string }>> =>
    guard(async () => {
      const aws = await connected();
      if (link.workspace?.kind !== 'aws') return { kind: 'absent', reason: localHas[what] } as const;
      return { kind: 'listed', ...dataOf(link.report(await ask(aws))) } as const;
    });

  const makeRole = async (scope: Scope, request: RoleRequest) => {
    const aws = await connected();
    if (link.workspace?.kind !== 'aws')
      return fail('input.invalid', localHas.roles, 'Jobs of this workspace need no role made for them.');
    const id = randomUUID();
    const { workspaceId } = scope;
    const action = 'account.createRole';
    const entry = { id, workspaceId, action, target: request.name, requestJson: JSON.stringify(request) };
    const made = link.report(
      await whileUnderWay(journal, clock, entry, () =>
        guard(() => createRole(aws.roles, scope, request, clock, closing, link.slowed.begin)),
      ),
    );
    const { detail, outcome } = outcomeOf(
      made,
      ({ arn }) => `Read back: ${arn} is there with its policy, for ${request.buckets.join(', ')}.`,
    );
    await audit.record({ ...scope, action: 'account.createRole', target: `role/${request.name}`, outcome, detail });
    // What is not known stays open and is looked up when the workspace answers.
    if (outcome !== 'unknown') await journal.settle(id, made.ok ? 'done' : 'rejected', clock.now());
    return made;
  };

  const planned = async (paths: readonly string[], bucket: string) => {
    const { files, folders, sha256 } = dataOf(await packer.pack(paths));
    return { s3Uri: toS3Uri(bucket, sourceKey(sha256)), files, upload: asUpload(folders, bucket, sha256) };
  };

  const uploaded = async (scope: Scope, paths: readonly string[], bucket: string): Promise<Uploaded> => {
    const aws = await connected();
    const { archive, files, folders, sha256 } = dataOf(await packer.pack(paths));
    const s3Uri = toS3Uri(bucket, sourceKey(sha256));
    dataOf(link.report(await aws.objects.ensureBucket(bucket)));
    const sent = link.report(await aws.objects.put(s3Uri, archive, archiveType));
    await audit.record({
      ...scope,
      action: 'account.uploadSource',
      target: s3Uri,
      ...outcomeOf(sent, () => `${files.length} files, ${archive.byteLength} bytes.`),
    });
    dataOf(sent);
    return { s3Uri, files, bytes: archive.byteLength, upload: asUpload(folders, bucket, sha256) };
  };

  const recipeOf = async (id: string): Promise<Recipe> => {
    const recipe = (await resources.recipes()).find((each) => each.id === id);
    if (recipe) return recipe;
    return dataOf<Recipe>(fail('input.invalid', `There is no recipe called ${id}.`, 'Choose one of the list.'));
  };

  return {
    network: () => listed('network', async (aws) => named('vpcs', await aws.networks.vpcs())),
    keys: () => listed('keys', async (aws) => named('keys', await aws.kmsKeys.keys())),
    roles: () => listed('roles', async (aws) => named('roles', await aws.roles.list())),
    images: (_scope, repository) =>
      listed('images', async (aws) => {
        const repositories = await aws.images.repositories();
        if (!repositories.ok) return repositories;
        const images = repository === null ? ok([]) : await aws.images.images(repository);
        return images.ok ? ok({ repositories: repositories.data, images: images.data }) : images;
      }),
    createRole: (scope, request, confirmed) =>
      guard(async () => {
        mustBeConfirmed(scope, request.name, confirmed);
        return dataOf(await makeRole(scope, request));
      }),
    planSource: (folder, bucket) => guard(() => planned([folder], bucket)),
    uploadSource: (scope, folder, bucket) => guard(() => uploaded(scope, [folder], bucket)),
    planProgram: (scope, { recipeId, instanceType, bucket }) =>
      guard(async () => {
        const recipe = await recipeOf(recipeId);
        const image = imageOf(await resources.catalogue(), recipe, scope.region, instanceType);
        if (recipe.program === null) return { image, script: null, upload: null };
        const { s3Uri, upload } = await planned(resources.programFolders(recipe.program), bucket);
        return { image, script: { sourceS3Uri: s3Uri, entryPoint: recipe.program.entryPoint }, upload };
      }),
    uploadProgram: (scope, recipeId, bucket) =>
      guard(async () => {
        const { program, title } = await recipeOf(recipeId);
        if (program === null)
          return dataOf<Uploaded>(
            fail('input.invalid', `${title} brings no program along.`, 'Choose a script of your own.'),
          );
        return uploaded(scope, resources.programFolders(program), bucket);
      }),
    resolve: (aws) => resolveRoles(aws, options),
  };
}

/** The script-mode toolkit and the code channel of isolated jobs both expect this file name. */
function sourceKey(sha256: string): string {
  return `code/${sha256.slice(0, 32)}/sourcedir.tar.gz`;
}

function asUpload(folders: ArchiveUpload['folders'], bucket: string, sha256: string): ArchiveUpload {
  return { kind: 'archive', folders, bucket, key: sourceKey(sha256) };
}

function named<K extends string, T>(name: K, result: Result<T>): Result<Record<K, T>> {
  return result.ok ? ok({ [name]: result.data } as Record<K, T>) : result;
}
