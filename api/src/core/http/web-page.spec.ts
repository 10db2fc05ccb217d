import { createHash } from 'node:crypto';
import { WebPage } from './web-page.js';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const directive = (policy: string, name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `));
const page = (head: string) => new WebPage(`<!doctype html><head>${head}</head><body><app-root></app-root></body>`);

describe('the page and what its content policy names', () => {
  it('names the styles that stand in it by their hashes, whatever they are like', () => {
    const styles = ['.skeleton { color: red }', '\n  body::after { content: "<b>" }\n', ''];
    const { policy } = page(styles.map((text, at) => `<style${at ? ' media="screen"' : ''}>${text}</style>`).join('\n')).answer();
    for (const text of styles) expect(directive(policy, 'style-src')).toContain(hashOf(text));
    expect(directive(policy, 'script-src')).toBe("script-src 'self'");
  });

  it('names the scripts that stand in it, and none that is fetched', () => {
    const { policy } = page('<script src="main.js" type="module"></script><script>start()</script>').answer();
    expect(directive(policy, 'script-src')).toBe(`script-src 'self' ${hashOf('start()')}`);
  });

  describe('and what it asks for at once', () => {
    const files = { '/sign-in': ['/sign-in-1.js'], '/fortnight': ['/frame-2.js', '/my-fortnight-3.js'] };
    const made = new WebPage('<head></head><body><app-root></app-root></body>', files);
    const asked = (path: string, hasSession: boolean) =>
      [...made.answer(path, hasSession).html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, file]) => file);

    it.each([
      ['/fortnight', true, files['/fortnight']],
      ['/fortnight', false, files['/sign-in']],
      ['/sign-in', false, files['/sign-in']],
      ['/', false, files['/sign-in']],
      ['/', true, []],
      ['/invitation/abc', false, []],
      ['/imports', true, []],
      ['/__proto__', true, []],
    ])('is the scripts of its path: %s, session %s', (path, hasSession, expected) => {
      expect(asked(path, hasSession)).toEqual(expected);
    });

    it('is the choice where only who is asking tells the page', () => {
      const content = /<meta name="first-files" content="([^"]*)">/.exec(made.answer('/', true).html)?.[1] ?? '';
      expect(JSON.parse(content.replaceAll('&quot;', '"'))).toEqual(files);
    });
  });

  describe('and the one that a device keeps', () => {
    const files = { '/today': ['/today-1.js'] };
    const made = (html: string) => new WebPage(`<head>${html}</head><body><app-root></app-root></body>`, files);

    it('has a name of its own for each version, and for no answer', () => {
      expect(made('').shellPath).toMatch(/^\/shell-[0-9a-f]{16}\.html$/);
      expect(made('').shellPath).toBe(made('').shellPath);
      expect(made('').shellPath).not.toBe(made('<title>newer</title>').shellPath);
    });

    it('asks for no page’s scripts but holds the choice, with a policy of its own', () => {
      const { html, policy } = made('').shell();
      expect(html).not.toContain('modulepreload');
      expect(/<meta name="first-files" content="([^"]*)">/.exec(html)?.[1]?.replaceAll('&quot;', '"')).toBe(JSON.stringify(files));
      const nonce = /ngCspNonce="([^"]+)"/.exec(html)?.[1];
      expect(directive(policy, 'style-src')).toContain(`'nonce-${nonce}'`);
      expect(made('').shell().html).not.toContain(`${nonce}`);
    });
  });

  it('hands the page on as it is but for the nonce', () => {
    const { html, policy } = page('<style>a { color: red }</style>').answer();
    const nonce = /ngCspNonce="([^"]+)"/.exec(html)?.[1];
    expect(directive(policy, 'style-src')).toContain(`'nonce-${nonce}'`);
    expect(html.replace(` ngCspNonce="${nonce}"`, '')).toBe(
      '<!doctype html><head><style>a { color: red }</style></head><body><app-root></app-root></body>',
    );
  });
});
