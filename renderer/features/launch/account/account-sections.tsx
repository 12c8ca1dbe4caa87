import SpaceBetween from '@cloudscape-design/components/space-between';
import { EncryptionSection } from './encryption-section';
import { LabelsSection } from './labels-section';
import { NetworkSection } from './network-section';
import { RoleSection } from './role-section';
import { RunningSection } from './running-section';

/** What only a real account asks for. The role first, since nothing starts without one; the rest folded up. */
export function AccountSections() {
  return (
    <SpaceBetween size="l">
      <RoleSection />
      <RunningSection />
      <NetworkSection />
      <EncryptionSection />
      <LabelsSection />
    </SpaceBetween>
  );
}
