import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { WholeRegions } from './whole-regions';

interface ConfirmDialogProps {
  readonly title: string;
  /** What happens, in a sentence or two. */
  readonly children: ReactNode;
  /** What it happens to and where: target, account, region, price. */
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
  /** The verb on the button, e.g. "Delete job". */
  readonly confirm: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once before something that costs, destroys or cannot be taken back. */
export function ConfirmDialog({ title, children, facts, confirm, busy, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onCancel}>Cancel</Button>
            <Button variant="primary" loading={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <div>{children}</div>
        <KeyValuePairs
          columns={2}
          items={facts.map(({ label, value }) => ({
            label,
            value: typeof value === 'string' ? <WholeRegions text={value} /> : value,
          }))}
        />
      </SpaceBetween>
    </Modal>
  );
}
