import { createHash, randomBytes } from 'node:crypto';
import { contentPolicy } from '../files/content-policy.js';

const ROOT = /<app-root(?=[\s>])/;

/** The scripts that a page needs beside what every page has, by its path. */
export type FirstFiles = Readonly<Record<string, readonly string[]>>;

const SIGN_IN = '/sign-in';
/** Pages before the sign-in that have a script of their own, which is none of the first. */
const BEFORE = /^\/(?:setup|invitation|forgotten-password|new-password|unreachable)(?:\/|$)/;

/** The hashes, as the content policy writes them, of what elements of one kind hold in a page; a script with a source holds nothing. */
function hashesOf(html: string, element: 'script' | 'style'): string[] {
  const found = html.split(`<${element}`).slice(1);
  return found
    .map((rest) => ({ opened: rest.indexOf('>'), closed: rest.indexOf(`</${element}>`), rest }))
    .filter(({ opened, closed, rest }) => closed > opened && !/\ssrc\s*=/i.test(rest.slice(0, opened)))
    .map(({ opened, closed, rest }) => rest.slice(opened + 1, closed))
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/**
 * The one page of the application. What stands in it is named by its hash; the styles that Angular adds while it runs carry a nonce that
 * is another in each answer.
 */
export class WebPage {
  private readonly scripts: readonly string[];
  private readonly styles: readonly string[];
  /** Where the page is that a device keeps; its name says what it holds, so that a server of another version has none of this name. */
  readonly shellPath: string;

  constructor(
    private readonly html: string,
    private readonly firstFiles: FirstFiles = {},
  ) {
    this.scripts = hashesOf(html, 'script');
    this.styles = hashesOf(html, 'style');
    this.shellPath = `/shell-${createHash('sha256').update(html).digest('hex').slice(0, 16)}.html`;
  }

  /**
   * Makes an answer of its own: the page, which asks for the scripts of its path at once, and the content policy that goes with it and
   * with no other.
   * @param hasSession whether a session was sent, however good: without one the page will be the sign-in
   */
  answer(path = '/', hasSession = false): { html: string; policy: string } {
    return this.made(this.preloads(path, hasSession));
  }

  /** Makes the page that a device keeps and opens at any path, without the server too: it holds nothing of anybody. */
  shell(): { html: string; policy: string } {
    return this.made(this.choice());
  }

  private made(head: string): { html: string; policy: string } {
    const nonce = randomBytes(18).toString('base64url');
    const html = this.html.replace(ROOT, () => `<app-root ngCspNonce="${nonce}"`).replace('</head>', () => `${head}</head>`);
    return { html, policy: contentPolicy({ scripts: this.scripts, styles: [...this.styles, `'nonce-${nonce}'`] }) };
  }

  /** Links to what the page of a path needs first; where that is seen only once somebody has answered who is asking, the choice. */
  private preloads(path: string, hasSession: boolean): string {
    if (BEFORE.test(path)) return '';
    const at = hasSession ? path : SIGN_IN;
    if (at === '/') return this.choice();
    return (Object.hasOwn(this.firstFiles, at) ? (this.firstFiles[at] ?? []) : [])
      .map((file) => `<link rel="modulepreload" href="${file}">`)
      .join('');
  }

  /** What each first page needs, for the script in the page to choose from. */
  private choice(): string {
    return `<meta name="first-files" content="${JSON.stringify(this.firstFiles).replaceAll('"', '&quot;')}">`;
  }
}
