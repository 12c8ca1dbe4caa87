import Select from '@cloudscape-design/components/select';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import type { AuditFilter } from '../../../shared/model/audit-record';
import { changeFilter } from './audit-store';

/** A pause in typing after which the log is asked, ms. */
const pause = 200;

const anyAction = { value: '', label: 'Any action' };
const actions = [
  anyAction,
  { value: 'jobs', label: 'Jobs' },
  { value: 'data', label: 'Data' },
  { value: 'models', label: 'Models' },
  { value: 'endpoints', label: 'Endpoints' },
  { value: 'promotions', label: 'Promotions' },
];
const anyOutcome = { value: '', label: 'Any outcome' };
const outcomes = [
  anyOutcome,
  { value: 'done', label: 'Done' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'unknown', label: 'Not known' },
];

/** Words, kind of action and outcome; the store looks through the whole log, not through what is shown. */
export function AuditFilterBar({ filter, count }: { readonly filter: AuditFilter; readonly count: string }) {
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === filter.text) return;
    const timer = setTimeout(() => changeFilter({ text }), pause);
    return () => clearTimeout(timer);
  }, [text, filter.text]);

  return (
    <div className="audit-filter">
      <div className="audit-filter-text">
        <TextFilter
          filteringText={text}
          filteringAriaLabel="Filter the audit log"
          filteringPlaceholder="Filter by name, person or words of the detail"
          filteringClearAriaLabel="Clear the words"
          countText={count}
          onChange={({ detail }) => setText(detail.filteringText.slice(0, 200))}
        />
      </div>
      <Select
        ariaLabel="Kind of action"
        selectedOption={actions.find(({ value }) => value === (filter.action ?? '')) ?? anyAction}
        options={actions}
        onChange={({ detail }) => changeFilter({ action: detail.selectedOption.value || null })}
      />
      <Select
        ariaLabel="Outcome"
        selectedOption={outcomes.find(({ value }) => value === (filter.outcome ?? '')) ?? anyOutcome}
        options={outcomes}
        onChange={({ detail }) =>
          changeFilter({ outcome: (detail.selectedOption.value || null) as AuditFilter['outcome'] })
        }
      />
    </div>
  );
}
