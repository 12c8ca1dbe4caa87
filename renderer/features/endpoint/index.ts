export { EndpointScreen } from './endpoint-screen';
