import { z } from 'zod';
import { lineageGraphSchema } from '../model/lineage';
import { packageGroupNameSchema, packageSummarySchema } from '../model/model-package';
import { listedVersionSchema, modelGroupSchema, modelVersionSchema } from '../model/model-version';
import { packagePartsSchema } from '../model/new-package';
import { fetchedSchema, instantSchema } from '../model/time';
import { trainingJobNameSchema } from '../model/training-spec';
import { command, stream } from './define';
import { confirmationSchema, inWorkspace } from './scope';

const arn = z
  .string()
  .max(2048)
  .regex(/^arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\d{12}:[a-z-]+\/\S+$/, 'This is no SageMaker ARN.');
const packageArn = arn.regex(/:model-package\/\S+$/, 'An ARN of a version ends in model-package/GROUP/VERSION.');
const oneVersion = inWorkspace.extend({ arn: packageArn });
const inGroup = inWorkspace.extend({ group: packageGroupNameSchema });
const judged = oneVersion.extend({ note: z.string().max(1024, 'A note has at most 1024 characters.') });
/** `fetchedAt` null: nothing of it was ever seen. */
const listed = { fetchedAt: instantSchema.nullable(), source: z.enum(['live', 'store']) };
const groupList = z.object({ groups: z.array(modelGroupSchema).readonly(), ...listed }).readonly();
const registered = z.object({ arn: z.string(), group: z.string(), version: z.number().int() }).readonly();

/** The model registry: what the Models screens and `upside models` call. */
export const modelCommands = {
  /** Asks the service; from the offline store when it cannot be reached. */
  'models.groups': command({ effect: 'read', input: inWorkspace, output: groupList }),
  /** Newest first. */
  'models.versions': command({
    effect: 'read',
    input: inGroup,
    output: z.object({ versions: z.array(packageSummarySchema).readonly(), ...listed }).readonly(),
  }),
  'models.show': command({ effect: 'read', input: oneVersion, output: fetchedSchema(modelVersionSchema) }),
  /** A completed job becomes the next version of the group, which is made when missing. Exactly one, also after a lost reply. */
  'models.register': command({
    effect: 'change',
    input: inWorkspace.extend({
      jobName: trainingJobNameSchema,
      group: packageGroupNameSchema,
      description: z.string().max(1024, 'A description has at most 1024 characters.'),
    }),
    output: registered,
  }),
  /** What a version of that job would be made of, under whatever group and description; nothing is written. */
  'models.planRegistration': command({
    effect: 'read',
    input: inWorkspace.extend({ jobName: trainingJobNameSchema }),
    output: packagePartsSchema,
  }),
  /** Resolves when the approval was read back. */
  'models.approve': command({ effect: 'change', input: judged, output: fetchedSchema(modelVersionSchema) }),
  'models.reject': command({ effect: 'change', input: judged, output: fetchedSchema(modelVersionSchema) }),
  /** Resolves when the version was read back as gone. The target is group/version. */
  'models.delete': command({
    effect: 'destroy',
    input: oneVersion.extend({ confirmed: confirmationSchema }),
    output: z.object({}).readonly(),
  }),
  /** A group without versions. The target is its name. */
  'models.deleteGroup': command({
    effect: 'destroy',
    input: inGroup.extend({ confirmed: confirmationSchema }),
    output: z.object({}).readonly(),
  }),
  /** Where a job, version or endpoint comes from and where it went; its ARN. */
  'models.lineage': command({
    effect: 'read',
    input: inWorkspace.extend({ arn }),
    output: fetchedSchema(lineageGraphSchema),
  }),
} as const;

export const modelStreams = {
  /** What was last seen first, then the whole list whenever anything in it changed. */
  'models.watchGroups': stream({ input: inWorkspace, item: groupList }),
  /** The same for one group's versions, newest first; each is described as soon as it can be. */
  'models.watchVersions': stream({
    input: inGroup,
    item: z.object({ versions: z.array(listedVersionSchema).readonly(), ...listed }).readonly(),
  }),
} as const;
