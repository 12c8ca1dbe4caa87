import type { Call, Operation } from '../../gateway/service';
import type { LogsOperation } from '../../gateway/services/logs';
import { logErrors } from './log-errors';
import type { LogsContext } from './operations/context';
import { filterLogEvents } from './operations/filter-log-events';
import { getLogEvents } from './operations/get-log-events';
import {
  deleteRetentionPolicy,
  listTagsForResource,
  putRetentionPolicy,
  tagResource,
  untagResource,
} from './operations/group-settings';
import { createLogGroup, deleteLogGroup, describeLogGroups } from './operations/log-groups';
import { createLogStream, deleteLogStream, describeLogStreams } from './operations/log-streams';
import { putLogEvents } from './operations/put-log-events';
import { startLiveTail } from './operations/start-live-tail';

/** The operations of CloudWatch Logs over one store. */
export function logsOperations(context: LogsContext): Readonly<Record<LogsOperation, Operation>> {
  /** The validator has checked the input against the operation's shape before it comes here. */
  const bind =
    <Input>(handler: (context: LogsContext, input: Input, call: Call) => ReturnType<Operation>): Operation =>
    (input, call) => {
      checkStreamName(input.logStreamName);
      return handler(context, input as Input, call);
    };
  return {
    CreateLogGroup: bind(createLogGroup),
    CreateLogStream: bind(createLogStream),
    DeleteLogGroup: bind(deleteLogGroup),
    DeleteLogStream: bind(deleteLogStream),
    DeleteRetentionPolicy: bind(deleteRetentionPolicy),
    DescribeLogGroups: bind(describeLogGroups),
    DescribeLogStreams: bind(describeLogStreams),
    FilterLogEvents: bind(filterLogEvents),
    GetLogEvents: bind(getLogEvents),
    ListTagsForResource: bind(listTagsForResource),
    PutLogEvents: bind(putLogEvents),
    PutRetentionPolicy: bind(putRetentionPolicy),
    StartLiveTail: bind(startLiveTail),
    TagResource: bind(tagResource),
    UntagResource: bind(untagResource),
  };
}

/** The service's pattern would allow it, but as text the database ends a name at its first NUL. */
function checkStreamName(name: unknown): void {
  if (typeof name !== 'string' || !name.includes('\0')) return;
  throw logErrors.invalid('The local workspace keeps no log stream names with a NUL character.');
}
