/** The colours of a picture, as the page has them at the moment. */
export interface Paints {
  ink: string;
  soft: string;
  line: string;
  ground: string;
  calm: string;
  warn: string;
  stop: string;
  wait: string;
  faint: string;
  font: string;
}

const TOKENS = {
  ink: '--ink',
  soft: '--ink-2',
  line: '--line',
  ground: '--surface',
  calm: '--fill-ok',
  warn: '--fill-warn',
  stop: '--fill-stop',
  wait: '--wait',
  faint: '--sunken',
} as const;

/** Reads the theme's colours where an element stands: a token may hold one for light and one for dark, which only a painted element tells. */
export function paintsOf(host: HTMLElement): Paints {
  const probe = host.ownerDocument.createElement('span');
  probe.hidden = true;
  host.after(probe);
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, read(token)])) as Record<
    keyof typeof TOKENS,
    string
  >;
  const font = getComputedStyle(probe).fontFamily;
  probe.remove();
  return { ...colours, font };
}
