import { parentPort, workerData } from 'node:worker_threads';
import { drawPage } from './draw-page.js';
import type { Paper } from './paper.js';

// a thread of its own draws one page, says it, and ends
const { paper } = (workerData ?? {}) as { paper?: Paper };
if (paper) parentPort?.postMessage(await drawPage(paper));
