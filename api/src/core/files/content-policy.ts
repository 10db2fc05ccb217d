/** What the content policy names beside our own files: sources of scripts and of styles as it writes them. */
export interface NamedSources {
  scripts?: readonly string[];
  styles?: readonly string[];
  /** For a page by others whose script makes elements of text, and has nothing but ours to make them of. */
  makesElementsOfText?: boolean;
}

/**
 * Writes the content policy of a page: our own files, what is named, and no text that becomes a script but by Angular's
 * own policy, and by the one that names the worker's file and no other (web/src/app/shell/app-worker.ts).
 * @param named nonces and hashes of what stands in the page itself
 */
export function contentPolicy({ scripts = [], styles = [], makesElementsOfText = false }: NamedSources = {}): string {
  return [
    "default-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "script-src-attr 'none'",
    ...(makesElementsOfText ? [] : ["require-trusted-types-for 'script'", 'trusted-types angular requisite-worker']),
  ].join('; ');
}
