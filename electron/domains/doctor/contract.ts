import type { DoctorCheck } from '../../../shared/contract/doctor';
import type { ResultStream } from '../result-stream';

export interface DoctorDomain {
  /** Looks at everything the workspace needs, and ends with the last check. Works offline and signed out. */
  run(signal: AbortSignal): ResultStream<DoctorCheck>;
}
