/**
 * Makes the page of what the bundler wrote: scripts are asked for from its head, and its styles stand behind the frame, which is drawn
 * before they have come.
 */
export function finishPage(page, main, initial) {
  const styles = page.match(/<link rel="stylesheet"[^>]*>/)?.[0];
  if (!styles || !page.includes('</head>') || !page.includes('<app-root>')) throw new Error('index.html is not as the build expects it.');
  const preloads = initial.filter((file) => file !== main).map((file) => `<link rel="modulepreload" href="/${file}">`);
  return page
    .replace(styles, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<script src="[^"]*" type="module"><\/script>/, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\n\s+/g, '\n')
    .replace('</head>', `${preloads.join('')}<script src="/${main}" type="module"></script></head>`)
    .replace('<app-root>', `${styles}<app-root>`);
}
