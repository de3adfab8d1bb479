import { parentPort, workerData } from 'node:worker_threads';
import { pagesOf } from './pages.js';
import type { PdfTask } from './readPdf.js';

const { bytes, mostPages } = workerData as PdfTask;
parentPort?.postMessage(await pagesOf(bytes, mostPages));
