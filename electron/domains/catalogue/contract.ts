import type { CommandInput, CommandOutput } from '../../../shared/contract';
import type { Result } from '../../../shared/errors/result';
import type { Scope } from '../scope';

/** What ships with Upside of AWS's instance types and images, for one workspace. Asks nobody: it works offline too. */
export interface CatalogueDomain {
  instanceTypes(
    scope: Scope,
    use: CommandInput<'catalogue.instanceTypes'>['use'],
  ): Promise<Result<CommandOutput<'catalogue.instanceTypes'>>>;
  images(
    scope: Scope,
    use: CommandInput<'catalogue.images'>['use'],
  ): Promise<Result<CommandOutput<'catalogue.images'>>>;
}
