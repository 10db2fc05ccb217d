import { createHash, randomBytes } from 'node:crypto';
import { contentPolicy } from '../files/content-policy.js';

const ROOT = /<app-root(?=[\s>])/;

/** The hashes, as the content policy writes them, of what elements of one kind hold in a page; a script with a source holds nothing. */
function hashesOf(html: string, element: 'script' | 'style'): string[] {
  const found = html.matchAll(new RegExp(`<${element}(?<attributes>[^>]*)>(?<text>[^]*?)</${element}>`, 'gi'));
  return [...found]
    .map(({ groups }) => groups ?? {})
    .filter(({ attributes = '' }) => !/\ssrc\s*=/i.test(attributes))
    .map(({ text = '' }) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/**
 * The one page of the application. What stands in it is named by its hash; the styles that Angular adds while it runs carry a nonce that
 * is another in each answer.
 */
export class WebPage {
  private readonly scripts: readonly string[];
  private readonly styles: readonly string[];

  constructor(private readonly html: string) {
    this.scripts = hashesOf(html, 'script');
    this.styles = hashesOf(html, 'style');
  }

  /** Makes an answer of its own: the page, and the content policy that goes with it and with no other. */
  answer(): { html: string; policy: string } {
    const nonce = randomBytes(18).toString('base64url');
    const html = this.html.replace(ROOT, `<app-root ngCspNonce="${nonce}"`);
    return { html, policy: contentPolicy({ scripts: this.scripts, styles: [...this.styles, `'nonce-${nonce}'`] }) };
  }
}
