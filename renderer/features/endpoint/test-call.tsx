import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Failure } from '../../../shared/errors/result';
import type { EndpointCall, EndpointView } from '../../../shared/model/endpoint-view';
import { request } from '../../bridge/client';
import { useRequest } from '../../bridge/use-request';
import { FailureAlert } from '../../ui/failure-alert';
import { CallAnswer } from './call-answer';
import { CallHistory } from './call-history';
import { contentTypes, sampleBody } from './call-samples';

interface TestCallProps {
  readonly workspaceId: string;
  readonly view: EndpointView;
  readonly online: boolean;
}

const byWeight = { value: '', label: 'As the weights say' };

/** One request to the endpoint and its answer, with those made before. */
export function TestCall({ online, view, workspaceId }: TestCallProps) {
  const { name, status, variants } = view.endpoint;
  const [contentType, setContentType] = useState(contentTypes[0]);
  const [variant, setVariant] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [shown, setShown] = useState<EndpointCall | null>(null);
  const calls = useRequest('endpoints.calls', { workspaceId, name });
  const body = typed ?? sampleBody(view, contentType);
  const able = online && status !== 'Creating' && status !== 'Deleting' && status !== 'Failed';
  const options = [byWeight, ...variants.map((one) => ({ value: one.name, label: one.name }))];

  const call = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await request('endpoints.invoke', {
      workspaceId,
      name,
      variant: variant === '' ? null : variant,
      contentType,
      accept: 'application/json',
      body,
    });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.error);
    setShown(answer.data);
    calls.reload();
  };
  const repeat = (earlier: EndpointCall): void => {
    setShown(earlier);
    setTyped(earlier.body);
    setContentType(earlier.contentType);
    setVariant(earlier.variant ?? '');
  };

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              loading={busy}
              disabled={!able}
              disabledReason={
                online ? 'The endpoint does not serve.' : 'The workspace is offline, or the endpoint is gone.'
              }
              onClick={() => void call()}
            >
              Send
            </Button>
          }
        >
          Test call
        </Header>
      }
    >
      <SpaceBetween size="m">
        {failure === null ? null : <FailureAlert what="The call was not made" failure={failure} />}
        <div className="endpoint-call">
          <SpaceBetween size="s">
            <div className="endpoint-call-head">
              <FormField label="Variant">
                <Select
                  selectedOption={options.find(({ value }) => value === variant) ?? byWeight}
                  options={options}
                  onChange={({ detail }) => setVariant(detail.selectedOption.value ?? '')}
                />
              </FormField>
              <FormField label="Content type">
                <Select
                  selectedOption={{ value: contentType, label: contentType }}
                  options={contentTypes.map((value) => ({ value, label: value }))}
                  onChange={({ detail }) => setContentType(detail.selectedOption.value ?? contentType)}
                />
              </FormField>
            </div>
            <FormField label="Body" stretch>
              <div className="endpoint-body">
                <Textarea value={body} rows={7} spellcheck={false} onChange={({ detail }) => setTyped(detail.value)} />
              </div>
            </FormField>
          </SpaceBetween>
          <CallAnswer call={shown} />
        </div>
        <CallHistory calls={calls.result} shown={shown} onShow={repeat} />
      </SpaceBetween>
    </Container>
  );
}
