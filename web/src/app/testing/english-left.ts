import { bare } from '@app/shared/words';

const READ_ALOUD = ['aria-label', 'aria-valuetext', 'aria-roledescription', 'aria-description', 'title', 'placeholder', 'alt'];

/**
 * Lists what a part of the page says past its words: give the page pseudo(en) for WORDS first. `data` are the school's own words in it
 * (names, codes, titles), which no language changes. Reads texts and attributes that are read aloud; pieces without a letter count for
 * nothing.
 */
export function englishLeft(root: Element, data: readonly string[] = []): string[] {
  const own = [...data].sort((one, other) => other.length - one.length);
  const said = [...textsOf(root), ...attributesOf(root)];
  return said
    .map((text) => own.reduce((rest, name) => rest.replaceAll(name, ' '), bare(text)).trim())
    .filter((rest) => /\p{L}/u.test(rest));
}

/** The texts between the elements: a sentence in one element with marks at both ends, read whole. */
function textsOf(root: Element): string[] {
  if (['STYLE', 'SCRIPT'].includes(root.tagName.toUpperCase())) return [];
  const own = [...root.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? '');
  return [...own, ...[...root.children].flatMap(textsOf)];
}

function attributesOf(root: Element): string[] {
  return [root, ...root.querySelectorAll('*')].flatMap((element) => READ_ALOUD.map((name) => element.getAttribute(name) ?? ''));
}
