import { unwrap } from '../../context';
import { expect } from '../tour-state';
import type { TourStep } from '../tour-step';

/** Walks the chain of everything that was changed on the way. */
export const auditStep: TourStep = {
  name: 'audit',
  title: 'Verifying the audit log',
  async run(state) {
    const { broken, intact } = unwrap(await state.console.audit.verify());
    expect(broken === null, `The audit log is broken: ${broken?.message}`);
    const { records } = unwrap(await state.console.audit.list({ text: '', action: null, outcome: null }, null, 100));
    const actions = new Set(records.map(({ action }) => action));
    for (const action of [
      'jobs.launch',
      'models.register',
      'endpoints.deploy',
      'promotions.start',
      'promotions.revert',
    ])
      expect(actions.has(action), `The audit log has no ${action}; it has ${[...actions].join(', ')}.`);
    return {
      said: `${intact} entries, the chain is whole`,
      facts: { entries: intact, actions: [...actions] },
    };
  },
};
