export type LineageType = 'Artifact' | 'Action' | 'Context' | 'TrialComponent';

export type AssociationType = 'ContributedTo' | 'AssociatedWith' | 'Produced';

/** A node of the lineage as it is kept; times in ms since the epoch. */
export interface LineageEntity {
  readonly id: number;
  readonly arn: string;
  readonly lineageType: LineageType;
  /** DataSet, Image, Model, Approval, ModelDeployment, ModelGroup, Endpoint, SageMakerTrainingJob or SageMakerProcessingJob. */
  readonly type: string;
  /** Artifacts have none. */
  readonly name: string | null;
  /** The S3 address, image or ARN of what it stands for. */
  readonly sourceUri: string;
  /** Of a data set: SHA-256 over what was read, in hexadecimal. */
  readonly sourceSha256: string | null;
  readonly status: string | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly detail: TrialDetail | Readonly<Record<string, never>>;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What only a trial component has, as DescribeTrialComponent shapes it but for its times. */
export interface TrialDetail {
  readonly parameters: Readonly<Record<string, { readonly StringValue: string } | { readonly NumberValue: number }>>;
  readonly inputs: Readonly<Record<string, { readonly Value: string; readonly MediaType?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly Value: string }>>;
  readonly metrics: readonly { readonly name: string; readonly value: number; readonly at: number }[];
  readonly statusMessage: string | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** One arrow of the lineage, by the ids of its ends. */
export interface Association {
  readonly source: number;
  readonly destination: number;
  readonly type: AssociationType;
}
