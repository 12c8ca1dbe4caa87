import { fail } from '../../shared/errors/result';
import { packageArn, parseVersionLabel } from '../../shared/model/model-version';
import type { Scope } from '../domains/scope';
import { Stop } from './context';

/** A registry version as people type it, `group/version` or its ARN, as an ARN. Throws Stop. */
export function packageArnOf(text: string, scope: Scope): string {
  if (/^arn:aws[a-z-]*:sagemaker:[^:]+:\d{12}:model-package\/.+\/\d+$/.test(text)) return text;
  const label = parseVersionLabel(text);
  if (label !== null) return packageArn(scope, label.group, label.version);
  throw new Stop(
    fail(
      'input.invalid',
      `${text} names no model package.`,
      'Write it as group/version, e.g. chatbot/3, or as its ARN.',
    ).error,
  );
}
