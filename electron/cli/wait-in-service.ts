import { fail } from '../../shared/errors/result';
import { deploymentVerdict, endpointStatusLooks } from '../../shared/model/endpoint-status';
import type { EndpointView } from '../../shared/model/endpoint-view';
import type { Console } from '../domains/console';
import type { Scope } from '../domains/scope';
import { type CliContext, Stop, unwrap } from './context';

/** Follows the endpoint until it serves with the configuration. Throws Stop when it will not, or was not waited for. */
export async function waitInService(
  context: Pick<CliContext, 'output' | 'signal'>,
  console: Console,
  scope: Scope,
  name: string,
  configName: string,
): Promise<EndpointView> {
  let said = '';
  for await (const result of console.endpoints.watch(scope, name, context.signal)) {
    const { source, value } = unwrap(result);
    // What is kept from earlier proves nothing.
    if (source === 'store') continue;
    const verdict = deploymentVerdict(value, configName);
    switch (verdict.kind) {
      case 'in-service':
        return value;
      case 'failed':
        throw new Stop(
          fail(
            'endpoint.state',
            `${name} does not serve: ${verdict.reason}`,
            `Read its log: upside endpoints logs ${name}. Be rid of it: upside endpoints delete ${name}`,
          ).error,
        );
      case 'other-configuration':
        throw new Stop(
          fail(
            'endpoint.state',
            `${name} serves with the configuration ${verdict.configName}, not ${configName}.`,
            'Somebody else changed it; look at it before you go on.',
          ).error,
        );
      case 'under-way': {
        const { word } = endpointStatusLooks[verdict.status];
        if (word !== said) context.output.note(`${name}: ${word}`);
        said = word;
      }
    }
  }
  throw new Stop(
    fail('cancelled', `${name} was not seen in service; only the waiting has ended.`, `upside endpoints show ${name}`)
      .error,
  );
}
