import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** The Chromium that comes as an npm package, for a machine that has none; with its own libraries where the machine lacks those too. */
async function packagedChromium() {
  const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
  const executablePath = await sparticuz.executablePath();
  // never its own list of arguments: --single-process hangs the second browser context
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--hide-scrollbars', '--font-render-hinting=none'];
  if (spawnSync(executablePath, ['--version']).status === 0) return { executablePath, args };
  const libraries = await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  return { executablePath, args, env: { ...process.env, LD_LIBRARY_PATH: join(libraries, 'lib') } };
}

/** How the Chromium of this machine is launched, or the packaged one where it has none. */
export const launchOptions = existsSync(chromium.executablePath()) ? {} : await packagedChromium();
