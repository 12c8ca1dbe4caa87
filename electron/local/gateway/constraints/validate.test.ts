import { describe, expect, it } from 'vitest';
import { AwsError } from '../service';
import { type SageMakerOperation, sagemakerService } from '../services/sagemaker';

// Nothing is carried out here, so no operation has to be there.
const { validate } = sagemakerService({} as Record<SageMakerOperation, () => Record<string, unknown>>);

function failure(operation: string, input: Record<string, unknown>): string {
  try {
    validate(operation, input);
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const job = {
  TrainingJobName: 'job-1',
  RoleArn: 'arn:aws:iam::123456789012:role/UpsideLocalExecution',
  AlgorithmSpecification: { TrainingInputMode: 'File', TrainingImage: 'upside.local/location-classifier:1' },
  OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
  ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 5 },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
};

describe('constraints, in the words of SageMaker', () => {
  it('accept what is valid, and members they do not know', () => {
    expect(failure('CreateTrainingJob', job)).toBe('accepted');
    expect(failure('CreateTrainingJob', { ...job, Unknown: { a: 1 } })).toBe('accepted');
    expect(failure('ListTrainingJobs', { CreationTimeAfter: new Date(), LastModifiedTimeBefore: 1.7e9 })).toBe(
      'accepted',
    );
    expect(failure('CreateTrainingJob', { ...job, HyperParameters: null })).toBe('accepted');
  });

  it('pattern', () => {
    expect(failure('DescribeTrainingJob', { TrainingJobName: 'a_b' })).toBe(
      "ValidationException: 1 validation error detected: Value 'a_b' at 'trainingJobName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    );
  });

  it('several at once', () => {
    const name = 'a'.repeat(64);
    expect(failure('CreateTrainingJob', { ...job, TrainingJobName: name })).toBe(
      `ValidationException: 2 validation errors detected: Value '${name}' at 'trainingJobName' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}; ' +
        `Value '${name}' at 'trainingJobName' failed to satisfy constraint: Member must have length less than or equal to 63`,
    );
  });

  it('required members, also nested and inherited names', () => {
    expect(failure('DescribeTrainingJob', {})).toBe(
      "ValidationException: 1 validation error detected: Value null at 'trainingJobName' failed to satisfy constraint: Member must not be null",
    );
    expect(failure('CreateTrainingJob', { ...job, OutputDataConfig: {} })).toContain(
      "Value null at 'outputDataConfig.s3OutputPath'",
    );
    expect(failure('CreateTrainingJob', { ...job, Tags: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] })).toContain(
      "Value null at 'tags.2.member.value'",
    );
  });

  it('range', () => {
    expect(failure('ListTrainingJobs', { MaxResults: 101 })).toBe(
      "ValidationException: 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    );
    expect(failure('ListTrainingJobs', { MaxResults: 0 })).toContain(
      'Member must have value greater than or equal to 1',
    );
  });

  it('enumeration', () => {
    expect(failure('ListTrainingJobs', { SortOrder: 'Up' })).toBe(
      "ValidationException: 1 validation error detected: Value 'Up' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: [Ascending, Descending]",
    );
  });

  it('length of lists, and members of lists', () => {
    expect(
      failure('DeleteTags', { ResourceArn: 'arn:aws:sagemaker:us-east-1:123456789012:training-job/a', TagKeys: [] }),
    ).toContain(
      "Value '[]' at 'tagKeys' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    const entrypoint = { ...job.AlgorithmSpecification, ContainerEntrypoint: ['x'.repeat(257)] };
    expect(failure('CreateTrainingJob', { ...job, AlgorithmSpecification: entrypoint })).toContain(
      "at 'algorithmSpecification.containerEntrypoint' failed to satisfy constraint: Member must satisfy constraint: " +
        '[Member must have length less than or equal to 256, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: .*]',
    );
  });

  it('keys and values of maps', () => {
    expect(failure('CreateTrainingJob', { ...job, HyperParameters: { epochs: 'x'.repeat(2501) } })).toContain(
      "at 'hyperParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2500,",
    );
    expect(failure('CreateTrainingJob', { ...job, Environment: { '1a': '' } })).toContain(
      "Value '{1a=}' at 'environment' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 512,",
    );
  });

  it('count characters, not UTF-16 units', () => {
    expect(failure('ListTrainingJobs', { NextToken: '😀'.repeat(8192) })).toBe('accepted');
    expect(failure('ListTrainingJobs', { NextToken: '😀'.repeat(8193) })).toContain(
      'length less than or equal to 8192',
    );
  });
});

describe('structure, in the words of its parser', () => {
  it.each([
    [{ TrainingJobName: 5 }, 'NUMBER_VALUE can not be converted to a String'],
    [{ TrainingJobName: true }, 'TRUE_VALUE can not be converted to a String'],
    [{ TrainingJobName: {} }, 'Start of structure or map found where not expected.'],
    [{ TrainingJobName: [] }, 'Start of list found where not expected.'],
  ])('%j', (input, message) => {
    expect(failure('DescribeTrainingJob', input)).toBe(`SerializationException: ${message}`);
  });

  it.each([
    [{ Tags: {} }, 'Start of structure or map found where not expected.'],
    [{ Tags: 'a' }, 'Expected list or null'],
    [{ HyperParameters: [] }, 'Start of list found where not expected.'],
    [{ HyperParameters: { a: 1 } }, 'NUMBER_VALUE can not be converted to a String'],
    [{ ResourceConfig: { InstanceCount: '1' } }, 'STRING_VALUE can not be converted to a Number'],
    [{ EnableManagedSpotTraining: 'yes' }, 'STRING_VALUE can not be converted to a Boolean'],
    [{ AlgorithmSpecification: 'a' }, 'Expected map or null'],
  ])('%j', (part, message) => {
    expect(failure('CreateTrainingJob', { ...job, ...part })).toBe(`SerializationException: ${message}`);
  });

  it('a timestamp that is text', () => {
    expect(failure('ListTrainingJobs', { CreationTimeAfter: 'today' })).toContain('SerializationException');
  });

  it('an integer with a fraction', () => {
    expect(failure('ListTrainingJobs', { MaxResults: 1.5 })).toContain('SerializationException');
  });

  it('prototype members are not members', () => {
    expect(failure('DescribeTrainingJob', Object.create({ TrainingJobName: 'a' }))).toContain(
      'Member must not be null',
    );
  });
});
