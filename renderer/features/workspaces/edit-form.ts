import type { CommandInput } from '../../../shared/contract/index';
import type { SensitiveOperation, WorkspaceEntry } from '../../../shared/model/workspace-entry';

export type Changes = CommandInput<'workspaces.update'>['changes'];

/** What can be changed of a workspace, as typed. */
export interface EditForm {
  readonly name: string;
  readonly colour: WorkspaceEntry['colour'];
  readonly production: boolean;
  readonly access: WorkspaceEntry['access'];
  readonly sensitive: readonly SensitiveOperation[];
  readonly roleArn: string;
  readonly bucket: string;
}

export function formOf(entry: WorkspaceEntry): EditForm {
  const { access, bucket, colour, name, production, roleArn, sensitive } = entry;
  return { access, colour, name, production, sensitive, roleArn: roleArn ?? '', bucket: bucket ?? '' };
}

/** What those operations are called. */
export const operationWords: Readonly<Record<SensitiveOperation, string>> = {
  launch: 'Launch a job',
  deploy: 'Deploy or scale an endpoint',
  promote: 'Promote a version',
  delete: 'Delete anything',
};

export type EditProblems = Readonly<Partial<Record<'name' | 'roleArn' | 'bucket', string>>>;

/** Names of roles (IAM) and buckets (S3 naming rules) as the services take them. */
const role = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function editProblems({ bucket, name, roleArn }: EditForm): EditProblems {
  return {
    ...(name.trim() === '' && { name: 'Give the workspace a name.' }),
    ...(roleArn.trim() !== '' &&
      !role.test(roleArn.trim()) && { roleArn: 'A role looks like arn:aws:iam::123456789012:role/Name.' }),
    ...(bucket.trim() !== '' &&
      !bucketName.test(bucket.trim()) && {
        bucket: 'A bucket has 3 to 63 lower-case letters, digits, dots and hyphens.',
      }),
  };
}

/** What differs from the entry; an empty field is none. */
export function changesOf(form: EditForm, entry: WorkspaceEntry): Changes {
  const wanted = {
    name: form.name.trim(),
    colour: form.colour,
    production: form.production,
    access: form.access,
    sensitive: form.sensitive,
    roleArn: form.roleArn.trim() || null,
    bucket: form.bucket.trim() || null,
  };
  const differs = (key: keyof typeof wanted) => JSON.stringify(wanted[key]) !== JSON.stringify(entry[key]);
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => differs(key as keyof typeof wanted)));
}
