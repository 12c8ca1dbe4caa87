import type { EndpointDeployment } from '../endpoint-deployment';
import type { VariantChange } from '../endpoint-request';
import type { RoleRequest } from '../execution-role';
import type { PlannedPackage } from '../new-package';
import type { ProcessingSpec } from '../processing-job';
import type { Promotion } from '../promotion';
import type { TrainingSpec } from '../training-spec';
import type { Upload } from './upload';

/** An execution role that is made, and where. */
export interface NewRole {
  readonly request: RoleRequest;
  readonly accountId: string;
}

export interface EndpointDeletion {
  readonly endpoint: string;
  /** Configurations and models that go with it. */
  readonly configs: readonly string[];
  readonly models: readonly string[];
}

/** What a wizard is about to do, filled in as far as the console itself would send it. `uploads` come before the job that reads them. */
export type Undertaking =
  | { readonly kind: 'training'; readonly spec: TrainingSpec; readonly uploads: readonly Upload[] }
  | { readonly kind: 'processing'; readonly spec: ProcessingSpec; readonly uploads: readonly Upload[] }
  | { readonly kind: 'registration'; readonly request: PlannedPackage }
  | { readonly kind: 'deployment'; readonly deployment: EndpointDeployment }
  | { readonly kind: 'promotion'; readonly promotion: Promotion }
  | { readonly kind: 'scaling'; readonly endpoint: string; readonly variants: readonly VariantChange[] }
  | ({ readonly kind: 'deletion' } & EndpointDeletion)
  | ({ readonly kind: 'role' } & NewRole)
  | { readonly kind: 'upload'; readonly uploads: readonly Upload[] };
