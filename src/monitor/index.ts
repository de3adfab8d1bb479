export { type Metrics, openMetrics } from './metrics.js';
export { startMonitor } from './monitor.js';
