import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { request } from '../../bridge/client';
import { useRequest } from '../../bridge/use-request';
import { useWorkspaceSlice } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { Packages } from './packages';
import './about.css';

/** What this is, what it runs on, and the licences of everything inside. */
export function AboutScreen() {
  const { reload, result } = useRequest('about.show', {});
  const evaluation = useWorkspaceSlice(({ state }) => state?.runtime.evaluation ?? false);
  const [copied, setCopied] = useState(false);
  if (result.kind === 'loading') return <ScreenPlaceholder label="Looking" />;
  if (result.kind === 'failed') {
    return <FailureAlert what="The details could not be read" failure={result.error} onRetry={reload} />;
  }
  const { licence, packages, platform, runtime, version } = result.data;
  const facts = [
    { label: 'Upside', value: version },
    { label: 'Electron', value: evaluation ? `${runtime.electron} (evaluation runtime)` : runtime.electron },
    { label: 'Chromium', value: runtime.chromium },
    { label: 'Node.js', value: runtime.node },
    { label: 'V8', value: runtime.v8 },
    { label: 'System', value: platform },
  ];
  const copy = async () => {
    const text = facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    setCopied((await request('app.copyText', { text })).ok);
  };
  return (
    <div className="about">
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="A desktop console for SageMaker NLP projects, with a local workspace that really trains."
          actions={
            <Button iconName={copied ? 'check' : 'copy'} onClick={() => void copy()}>
              {copied ? 'Copied' : 'Copy details'}
            </Button>
          }
        >
          About Upside
        </Header>
        <Container>
          <KeyValuePairs columns={3} items={facts} />
        </Container>
        <Container header={<Header variant="h2">Licence</Header>}>
          <p className="about-licence">Upside is free software under the Apache License 2.0.</p>
          <ExpandableSection headerText="Read the licence">
            <pre className="about-text">{licence}</pre>
          </ExpandableSection>
        </Container>
        <Packages packages={packages} />
        <p className="about-note">
          Electron brings Chromium and Node.js with licences of their own; their texts lie beside the program as LICENSE
          and LICENSES.chromium.html.
        </p>
      </SpaceBetween>
    </div>
  );
}
