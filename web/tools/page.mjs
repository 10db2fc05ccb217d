/**
 * Starts the application once the frame has been drawn, since a script that is in the browser already would be run first and the page be
 * white for as long. Where nothing is drawn, as in a tab in the background, it starts all the same. It stands behind the styles, and so
 * waits for them.
 */
const startOf = (main) => `<script>
(() => {
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    import('/${main}').catch((error) => {
      document.documentElement.dataset.frame = 'failed';
      throw error;
    });
  };
  requestAnimationFrame(() => requestAnimationFrame(start));
  setTimeout(start, 250);
})();
</script>`;

/**
 * Makes the page of what the bundler wrote: scripts are asked for from its head, and its styles stand behind the frame, which is drawn
 * before they have come.
 */
export function finishPage(page, main, initial) {
  const styles = page.match(/<link rel="stylesheet"[^>]*>/)?.[0];
  const script = page.match(/<script src="[^"]*" type="module"><\/script>/)?.[0];
  if (!styles || !script || !page.includes('</head>') || !page.includes('<app-root></app-root>'))
    throw new Error('index.html is not as the build expects it.');
  const preloads = initial.map((file) => `<link rel="modulepreload" href="/${file}">`);
  return page
    .replace(styles, '')
    .replace(script, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace('</head>', `${preloads.join('')}</head>`)
    .replace('<app-root></app-root>', `<app-root></app-root>${styles}${startOf(main)}`)
    .replace(/\n\s+/g, '\n');
}
