import type { DoctorCheck } from '../../../shared/contract/doctor';
import type { Finding } from '../../../shared/model/finding';

/** One thing a workspace needs. Looking changes nothing and asks nobody. */
export interface Probe extends Pick<DoctorCheck, 'id' | 'area' | 'title'> {
  /** Rejects with CodedError, or not at all. */
  look(signal: AbortSignal): Promise<Finding>;
}
