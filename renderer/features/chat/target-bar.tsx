import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useEffect, useState } from 'react';
import { endpointStatusLooks } from '../../../shared/model/endpoint-status';
import type { PersonaPreset } from '../../../shared/model/persona';
import { useRequest } from '../../bridge/use-request';
import { changeTarget, chooseEndpoint, useChat } from './chat-store';
import { chosenPersona, ownValue, personaOptions, personaValue, settledPersona } from './persona-choice';
import { PersonaDialog } from './persona-dialog';
import { type KnownEndpoints, serves } from './use-endpoints';

interface TargetBarProps {
  readonly workspaceId: string;
  readonly endpoints: KnownEndpoints;
  readonly online: boolean;
  readonly disabled: boolean;
  readonly presets: readonly PersonaPreset[];
}

const anyVariant = { value: '', label: 'As the weights say' };

/** With whom the next message speaks: endpoint, variant and persona. */
export function TargetBar({ disabled, endpoints, online, presets, workspaceId }: TargetBarProps) {
  const target = useChat((slice) => slice.target);
  const [describing, setDescribing] = useState(false);
  const list = endpoints.list ?? [];
  const none = endpoints.live && list.length === 0 && target.endpoint === null;
  const endpoint = list.find(({ name }) => name === target.endpoint) ?? null;
  const askable = endpoint !== null && (!online || serves(endpoint));
  const personas = useRequest(
    'chat.personas',
    askable ? { workspaceId, endpoint: endpoint.name, variant: target.variant } : null,
  ).result;
  const characters = personas.kind === 'ready' ? personas.data.value : null;

  // Nothing chosen yet: the first endpoint that serves.
  const first = target.endpoint === null ? list.find(serves)?.name : undefined;
  useEffect(() => {
    if (first !== undefined) chooseEndpoint(first);
  }, [first]);

  useEffect(() => {
    if (personas.kind === 'ready')
      changeTarget({ persona: settledPersona(useChat.getState().target.persona, characters) });
    // Who cannot be asked may still be talked to, with a persona of one's own.
    if (personas.kind === 'failed' && useChat.getState().target.persona === null)
      changeTarget({ persona: settledPersona(null, null) });
  }, [personas, characters]);

  const persona = target.persona;
  const options = personaOptions(persona, characters, presets);
  const variants = endpoint?.view?.endpoint.variants ?? [];
  const chosenVariant = variants.some(({ name }) => name === target.variant) ? target.variant : null;
  return (
    <div className="chat-target">
      <FormField label="Endpoint">
        <Select
          disabled={disabled || none}
          selectedOption={target.endpoint === null ? null : { value: target.endpoint, label: target.endpoint }}
          options={list.map((one) => ({
            value: one.name,
            label: one.name,
            ...(one.status !== 'InService' && { description: endpointStatusLooks[one.status].word }),
          }))}
          placeholder={none ? 'There are no endpoints' : 'Choose an endpoint'}
          statusType={endpoints.list === null ? 'loading' : 'finished'}
          loadingText="Looking for endpoints"
          empty="There are no endpoints"
          onChange={({ detail }) => chooseEndpoint(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label="Variant">
        <Select
          disabled={disabled || variants.length < 2}
          selectedOption={
            chosenVariant === null
              ? variants.length === 1
                ? { value: '', label: variants[0]?.name ?? '' }
                : anyVariant
              : { value: chosenVariant, label: chosenVariant }
          }
          options={[
            anyVariant,
            ...variants.map(({ currentWeight, name }) => ({
              value: name,
              label: name,
              description: `weight ${currentWeight}`,
            })),
          ]}
          onChange={({ detail }) => changeTarget({ variant: detail.selectedOption.value || null })}
        />
      </FormField>
      <FormField label="Persona">
        <div className="chat-persona">
          <Select
            disabled={disabled || target.endpoint === null}
            selectedOption={persona === null ? null : { value: personaValue(persona, presets), label: persona.name }}
            options={options}
            filteringType={characters === null && presets.length > 0 ? 'auto' : 'none'}
            filteringPlaceholder="Find a persona"
            filteringAriaLabel="Find a persona"
            placeholder={personas.kind === 'loading' && askable ? 'Asking the endpoint…' : 'Choose a persona'}
            onChange={({ detail }) => {
              const value = detail.selectedOption.value ?? '';
              changeTarget({ persona: chosenPersona(value, persona, presets) });
              if (value === ownValue) setDescribing(true);
            }}
          />
          {persona?.kind === 'custom' ? (
            <Button
              iconName="edit"
              ariaLabel="Describe the persona"
              disabled={disabled}
              onClick={() => setDescribing(true)}
            />
          ) : null}
        </div>
      </FormField>
      {describing && persona?.kind === 'custom' ? (
        <PersonaDialog
          persona={persona}
          onClose={() => setDescribing(false)}
          onSave={(described) => {
            changeTarget({ persona: described });
            setDescribing(false);
          }}
        />
      ) : null}
    </div>
  );
}
