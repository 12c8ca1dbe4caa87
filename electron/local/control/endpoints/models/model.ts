/** The members of a ContainerDefinition that are read; validated. What is not named here is kept and echoed. */
export interface ContainerRequest {
  readonly Image?: string;
  readonly Mode?: 'SingleModel' | 'MultiModel';
  readonly ModelDataUrl?: string;
  readonly ModelDataSource?: {
    readonly S3DataSource?: {
      readonly S3Uri: string;
      readonly S3DataType: 'S3Prefix' | 'S3Object';
      readonly CompressionType: 'None' | 'Gzip';
    };
  };
  readonly Environment?: Readonly<Record<string, string>>;
  readonly ModelPackageName?: string;
}

/** CreateModel without its tags. */
export interface ModelRequest {
  readonly ModelName: string;
  readonly PrimaryContainer?: ContainerRequest;
  readonly Containers?: readonly ContainerRequest[];
  readonly ExecutionRoleArn?: string;
}

/** What an instance is started with. */
export interface ModelContainer {
  readonly image: string | null;
  /** s3:// address of model.tar.gz; null when the program brings no files. */
  readonly modelDataUrl: string | null;
  readonly environment: Readonly<Record<string, string>>;
  /** The registry version it was made from. */
  readonly packageArn: string | null;
}

/**
 * A model as it is kept. The container is what a package said when the model was made: a package that
 * is deleted later takes no running endpoint with it.
 */
export interface Model {
  readonly request: ModelRequest;
  readonly container: ModelContainer;
}

/** What the registry says of a package by its ARN; null when there is none. */
export type PackageLookup = (arn: string) => {
  readonly image: string | null;
  readonly modelDataUrl: string | null;
  readonly environment: Readonly<Record<string, string>>;
} | null;
