export { type Metrics, openMetrics, type Readings } from './metrics.js';
export { type Monitor, startMonitor } from './monitor.js';
