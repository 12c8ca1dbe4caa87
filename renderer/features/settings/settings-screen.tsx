import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import { hrefOf } from '../../../shared/model/screen-address';
import type { Settings } from '../../../shared/model/settings';
import { changeSettings, useSettings } from '../../bridge/settings-store';
import { FailureAlert } from '../../ui/failure-alert';
import { StoragePanel } from './storage-panel';
import { TimeZoneField } from './time-zone-field';
import './settings.css';

/** How the window looks, what it tells, and what it keeps; every change is saved and in force at once. */
export function SettingsScreen() {
  const settings = useSettings();
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<Settings>) => void changeSettings(part).then(setFailure);
  return (
    <div className="settings">
      <SpaceBetween size="l">
        <Header variant="h1" description="A change is saved and in force at once.">
          Settings
        </Header>
        {failure === null ? null : <FailureAlert what="The settings were not saved" failure={failure} />}
        <Container header={<Header variant="h2">Look</Header>}>
          <SpaceBetween size="l">
            <FormField label="Theme">
              <SegmentedControl
                label="Theme"
                selectedId={settings.theme}
                options={[
                  { id: 'system', text: 'As the system' },
                  { id: 'light', text: 'Light' },
                  { id: 'dark', text: 'Dark' },
                ]}
                onChange={({ detail }) => change({ theme: detail.selectedId as Settings['theme'] })}
              />
            </FormField>
            <FormField label="Density" description="How close lines and fields stand together.">
              <SegmentedControl
                label="Density"
                selectedId={settings.density}
                options={[
                  { id: 'comfortable', text: 'Comfortable' },
                  { id: 'compact', text: 'Compact' },
                ]}
                onChange={({ detail }) => change({ density: detail.selectedId as Settings['density'] })}
              />
            </FormField>
            <TimeZoneField zone={settings.timeZone} onChange={(timeZone) => change({ timeZone })} />
          </SpaceBetween>
        </Container>
        <Container header={<Header variant="h2">Notifications</Header>}>
          <Toggle
            checked={settings.notifications}
            description="When a job, an endpoint or a promotion comes to an end while this window is not in front. The bell keeps them in any case."
            onChange={({ detail }) => change({ notifications: detail.checked })}
          >
            Show them in the system too
          </Toggle>
        </Container>
        <StoragePanel
          budgetBytes={settings.storeBudgetBytes}
          onBudget={(storeBudgetBytes) => change({ storeBudgetBytes })}
        />
        <p className="settings-about">
          <a href={hrefOf({ kind: 'about' })}>About Upside: version, runtime and licences</a>
        </p>
      </SpaceBetween>
    </div>
  );
}
