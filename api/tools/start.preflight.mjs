import { claimPort, readSettings } from './settings.mjs';

/** What can be wrong with `npm start` before anything is installed or built. */
export async function preflight(root) {
  const settings = readSettings(process.env, root);
  await claimPort(settings.port, settings.host);
  return settings;
}
