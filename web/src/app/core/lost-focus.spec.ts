import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepFocus } from './lost-focus';

describe('the focus of what goes away', () => {
  let end: () => void;
  const at = (id: string): HTMLElement => {
    const found = document.getElementById(id);
    if (!found) throw new Error(`no ${id}`);
    return found;
  };
  const settled = () => new Promise<void>((done) => queueMicrotask(done));
  const held = () => document.activeElement?.id;

  beforeEach(() => {
    document.body.innerHTML = `
      <a href="#main" id="skip">Skip</a>
      <main id="main" tabindex="-1">
        <h1>Day</h1>
        <ul id="rows">
          <li id="one"><input id="words"><button id="tick-one">Done</button></li>
          <!-- where a row may come -->
          <li id="two"><button id="tick-two">Done</button><button id="edit-two">Edit</button></li>
          <li id="three"><button id="off" disabled>Done</button><button id="tick-three">Done</button></li>
        </ul>
        <p id="alone"><button id="last">Close</button></p>
      </main>
      <app-foot><div id="place"><div id="toast"><button id="undo">Undo</button></div></div></app-foot>`;
    end = keepFocus(document);
  });
  afterEach(() => end());

  it.each([
    ['a row', 'the next row', 'tick-two', 'two', 'tick-three'],
    ['the last row', 'the row before', 'tick-three', 'three', 'tick-two'],
    ['a button', 'the one beside it', 'tick-two', 'tick-two', 'edit-two'],
    ['all that stood there', 'the page’s main part', 'last', 'alone', 'tick-two'],
  ])('of %s is with %s', async (_what, _with, focus, goes, then) => {
    at(focus).focus();
    if (goes === 'alone') at('rows').remove();
    at(goes).remove();
    await settled();
    expect(held()).toBe(goes === 'alone' ? 'main' : then);
  });

  it('never falls on a field, in which the next key would be a letter', async () => {
    at('three').remove();
    at('tick-two').focus();
    at('two').remove();
    await settled();
    expect(held()).toBe('tick-one');
  });

  it('comes back from a message to where it was, or beside it', async () => {
    at('tick-two').focus();
    at('undo').focus();
    at('toast').remove();
    await settled();
    expect(held()).toBe('tick-two');
  });

  it('comes from a message to the next row where its own went with it', async () => {
    at('tick-two').focus();
    at('undo').focus();
    at('two').remove();
    at('toast').remove();
    await settled();
    expect(held()).toBe('tick-three');
  });

  it('stays where the page has put it, and where nobody had it', async () => {
    at('tick-two').focus();
    at('two').remove();
    at('last').focus();
    await settled();
    expect(held()).toBe('last');
    at('last').blur();
    at('one').remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });

  it('is let go when it ends', async () => {
    end();
    at('tick-two').focus();
    at('two').remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });
});
