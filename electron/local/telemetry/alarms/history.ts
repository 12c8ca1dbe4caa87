import type { AlarmStateValue } from '../../storage/alarms';
import type { AlarmConfiguration } from './alarm-rule';
import type { AlarmRecord, HistoryItem } from './alarm-store';

/** What history says of an alarm that was put or deleted. */
export function configurationHistory(
  change: 'Create' | 'Update' | 'Delete',
  configuration: AlarmConfiguration,
  at: number,
): HistoryItem {
  const word = { Create: 'created', Update: 'updated', Delete: 'deleted' }[change];
  const member = { Create: 'createdAlarm', Update: 'updatedAlarm', Delete: 'deletedAlarm' }[change];
  return {
    alarm: configuration.AlarmName,
    at,
    type: 'ConfigurationUpdate',
    summary: `Alarm "${configuration.AlarmName}" ${word}`,
    data: JSON.stringify({ version: '1.0', type: change, [member]: configuration }),
  };
}

/** What history says of a change of state: the change, and of each action of the new state that nothing was sent. */
export function stateHistory(before: AlarmRecord, after: AlarmRecord): readonly HistoryItem[] {
  const { configuration, updatedAt: at } = after;
  const alarm = configuration.AlarmName;
  const change: HistoryItem = {
    alarm,
    at,
    type: 'StateUpdate',
    summary: `Alarm updated from ${before.state} to ${after.state}`,
    data: JSON.stringify({ version: '1.0', oldState: stateData(before), newState: stateData(after) }),
  };
  const actions = configuration.ActionsEnabled ? actionsOf(configuration, after.state) : [];
  return [
    change,
    ...actions.map(
      (action): HistoryItem => ({
        alarm,
        at,
        type: 'Action',
        summary: `Nothing was sent to ${action}: the local workspace executes no alarm actions`,
        data: JSON.stringify({ actionState: 'Failed', stateUpdateTimestamp: at, notificationResource: action }),
      }),
    ),
  ];
}

function actionsOf(configuration: AlarmConfiguration, state: AlarmStateValue): readonly string[] {
  switch (state) {
    case 'OK':
      return configuration.OKActions;
    case 'ALARM':
      return configuration.AlarmActions;
    case 'INSUFFICIENT_DATA':
      return configuration.InsufficientDataActions;
  }
}

function stateData({ state, reason, reasonData }: AlarmRecord): Record<string, unknown> {
  let data: unknown;
  try {
    data = reasonData === null ? undefined : JSON.parse(reasonData);
  } catch {
    // SetAlarmState takes any text.
    data = reasonData;
  }
  return { stateValue: state, stateReason: reason, stateReasonData: data };
}
