export { ProcessingJobScreen } from './processing-job-screen';
export { ProcessingScreen } from './processing-screen';
