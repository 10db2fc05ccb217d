import { parentPort } from 'node:worker_threads';
import { drawPage } from './draw-page.js';
import type { Paper } from './paper.js';

// a thread of its own draws pages, one after the other, for as long as it is kept
parentPort?.on('message', (paper: Paper) => {
  void drawPage(paper).then((drawn) => parentPort?.postMessage(drawn));
});
