// For --import: a launcher that gives up after two restarts, so that nobody waits two minutes to see it. All else is as ever.
import { PAUSES_MS } from '../../tools/restarts.mjs';

PAUSES_MS.splice(0, Infinity, 10, 10);
