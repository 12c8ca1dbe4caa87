/** The members of a ProductionVariant that are read; validated. What is not named here is kept and echoed. */
export interface VariantRequest {
  readonly VariantName: string;
  readonly ModelName?: string;
  readonly InitialInstanceCount?: number;
  readonly InstanceType?: string;
  readonly InitialVariantWeight?: number;
  readonly ContainerStartupHealthCheckTimeoutInSeconds?: number;
  readonly RoutingConfig?: { readonly RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' | 'RANDOM' | string };
}

interface DataCaptureRequest {
  readonly EnableCapture?: boolean;
  readonly InitialSamplingPercentage: number;
  readonly DestinationS3Uri: string;
  readonly CaptureOptions: readonly { readonly CaptureMode: 'Input' | 'Output' | 'InputAndOutput' }[];
}

/** CreateEndpointConfig without its tags. */
export interface EndpointConfigRequest {
  readonly EndpointConfigName: string;
  readonly ProductionVariants: readonly VariantRequest[];
  readonly DataCaptureConfig?: DataCaptureRequest;
}
