import type { EndpointConfig, EndpointModel } from '../../../shared/model/endpoint';
import type { EndpointDeployment, ModelSource } from '../../../shared/model/endpoint-deployment';

/** True when the model the service describes was made from this source. */
export function isSameModel(model: EndpointModel, source: ModelSource): boolean {
  if (source.kind === 'package') return model.packageArn === source.arn;
  return model.packageArn === null && model.image === source.image && model.modelDataUrl === source.modelDataUrl;
}

/** True when the configuration the service describes is the one this deployment asks for. */
export function isSameConfig(config: EndpointConfig, deployment: EndpointDeployment): boolean {
  const { dataCapture } = deployment;
  return (
    JSON.stringify(places(config.variants)) === JSON.stringify(places(deployment.variants)) &&
    config.dataCapture?.s3Uri === dataCapture?.s3Uri &&
    config.dataCapture?.samplingPercent === dataCapture?.samplingPercent
  );
}

/** The service keeps weights as 32-bit floats: 0.7 comes back as 0.699999988079071. */
function places(variants: EndpointConfig['variants']): readonly (readonly (string | number)[])[] {
  return variants
    .map((one) => [one.name, one.modelName, one.instanceType, one.initialInstances, Math.fround(one.initialWeight)])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

/** A weight or a count as the service keeps it, compared with one that was asked for. */
export function sameWeight(a: number, b: number): boolean {
  return Math.fround(a) === Math.fround(b);
}
