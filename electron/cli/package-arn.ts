import { fail } from '../../shared/errors/result';
import type { Scope } from '../domains/scope';
import { Stop } from './context';

/** A registry version as people type it, `group/version` or its ARN, as an ARN. Throws Stop. */
export function packageArnOf(text: string, { accountId, region }: Scope): string {
  if (/^arn:aws[a-z-]*:sagemaker:[^:]+:\d{12}:model-package\/.+\/\d+$/.test(text)) return text;
  if (/^[A-Za-z0-9-]+\/\d+$/.test(text)) return `arn:aws:sagemaker:${region}:${accountId}:model-package/${text}`;
  throw new Stop(
    fail(
      'input.invalid',
      `${text} names no model package.`,
      'Write it as group/version, e.g. chatbot/3, or as its ARN.',
    ).error,
  );
}
