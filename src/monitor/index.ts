export { type Metrics, openMetrics, type Readings } from './metrics.js';
export { startMonitor } from './monitor.js';
