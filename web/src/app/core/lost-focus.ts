/** What a keyboard may go on from; never a field, which would take the next key for a letter. */
const STOPS = 'a[href], button:not(:disabled), summary, [tabindex="0"]';
/** Where a search for another place ends: that part itself takes the focus. */
const ENDS = 'main, dialog';
/** The messages at the foot of the page come and go, and are nobody's place. */
const PASSING = 'app-foot';

/** What had the focus, and what it stood in, from inside out. */
type Place = readonly Element[];

/**
 * Gives the focus on where what had it goes away: a row that is done, taken away or brought back, a button in whose place another comes, the
 * message whose Undo was pressed. The next row has it then, else the one before, else what the row stood in. Where the page itself has chosen
 * another place by then, that stays. Answers how to end it.
 */
export function keepFocus(document: Document): () => void {
  let place: Place = [];
  let before: Place = [];

  const focused = ({ target }: FocusEvent): void => {
    const to = target as Element;
    // what a message took the focus from has it again when the message goes
    if (to.closest(PASSING) && !place[0]?.closest(PASSING)) before = place;
    place = around(to);
  };

  const changed = (records: readonly MutationRecord[]): void => {
    const [had] = place;
    if (!had || had.isConnected || !isNowhere(document)) return;
    const from = place.some((one) => one.matches(PASSING)) ? before : place;
    const next = from[0]?.isConnected && isShown(from[0]) ? from[0] : another(from, records);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  };

  const watching = new MutationObserver(changed);
  document.addEventListener('focusin', focused);
  watching.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', focused);
    watching.disconnect();
  };
}

function isNowhere({ activeElement, body }: Document): boolean {
  return activeElement === null || activeElement === body;
}

function around(element: Element): Place {
  const place: Element[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) place.push(one);
  return place;
}

function isShown(element: Element): boolean {
  return element.closest('[hidden], [inert]') === null;
}

/** The nearest stop beside what went, then in what it stood in; the page's main part where there is none. */
function another(place: Place, records: readonly MutationRecord[]): Element | undefined {
  const at = place.findIndex((one) => one.isConnected);
  const gone = place[at - 1];
  const record = records.find(({ removedNodes }) => gone && [...removedNodes].includes(gone));
  for (const beside of record ? [...sides(record.nextSibling, 'nextSibling'), ...sides(record.previousSibling, 'previousSibling')] : []) {
    const stop = stopIn(beside);
    if (stop) return stop;
  }
  for (const part of at < 0 ? [] : place.slice(at)) {
    const stop = part.matches(ENDS) ? part : stopIn(part);
    if (stop) return stop;
  }
  return undefined;
}

function sides(from: Node | null, to: 'nextSibling' | 'previousSibling'): Element[] {
  const found: Element[] = [];
  for (let one = from; one; one = one[to]) if (one instanceof Element && one.isConnected) found.push(one);
  return found;
}

function stopIn(element: Element): Element | undefined {
  const stops = element.matches(STOPS) ? [element] : [...element.querySelectorAll(STOPS)];
  return stops.find(isShown);
}
