import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { type Persona, personaSchema } from '../../../shared/model/conversation';

type Custom = Extract<Persona, { kind: 'custom' }>;

interface PersonaDialogProps {
  readonly persona: Custom;
  readonly onSave: (persona: Custom) => void;
  readonly onClose: () => void;
}

/** A persona of one's own: what it is called here and what the endpoint is told about it. */
export function PersonaDialog({ onClose, onSave, persona }: PersonaDialogProps) {
  const [name, setName] = useState(persona.name);
  const [systemPrompt, setSystemPrompt] = useState(persona.systemPrompt);
  const parsed = personaSchema.safeParse({ ...persona, name, systemPrompt });
  const problemOf = (field: string) => parsed.error?.issues.find(({ path }) => path[0] === field)?.message;
  const save = () => {
    if (parsed.success && parsed.data.kind === 'custom') onSave(parsed.data);
  };
  return (
    <Modal
      visible
      header="A persona of my own"
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={!parsed.success} onClick={save}>
              Use this persona
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Name" description="Who the answers are shown as." errorText={problemOf('name')} stretch>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField
          label="System prompt"
          description="Sent before the conversation. Leave it empty to say nothing about who answers."
          errorText={problemOf('systemPrompt')}
          stretch
        >
          <Textarea
            rows={8}
            value={systemPrompt}
            placeholder="You are the keeper of a small lock on the river and answer in one or two sentences."
            onChange={({ detail }) => setSystemPrompt(detail.value)}
          />
        </FormField>
        {persona.memory === undefined && persona.sampling === undefined ? null : (
          <Box color="text-body-secondary" fontSize="body-s">
            {settingsOf(persona)}
          </Box>
        )}
      </SpaceBetween>
    </Modal>
  );
}

/** What a preset brought along besides its prompt. */
function settingsOf({ memory, sampling }: Custom): string {
  const reminded = memory === undefined ? [] : [`the newest ${memory.turns} turns go along`];
  const varied =
    sampling === undefined
      ? []
      : [`temperature ${sampling.temperature}`, `top P ${sampling.topP}, where the endpoint knows them`];
  return `From its preset: ${[...reminded, ...varied].join(', ')}.`;
}
