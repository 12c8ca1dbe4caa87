export { InsightScreen } from './insight-screen';
export { InsightsScreen } from './insights-screen';
