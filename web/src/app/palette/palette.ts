import { Combobox, ComboboxPopup, ComboboxWidget } from '@angular/aria/combobox';
import { Listbox, Option } from '@angular/aria/listbox';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { type Found, type Kind, KINDS, type Page, PaletteResults, type Result } from './palette-results';

const DEBOUNCE_MS = 120;
const OF_EACH = 4;
const OF_ONE = 20;

/** A row of the list: a result, or the offer of the rest of its kind. */
interface Row {
  id: string;
  kind: Kind;
  text: string;
  detail: string;
  result: Result | null;
}

/**
 * Finds lessons, requests, practicals, items, people and pages from anywhere, by keyboard alone: letters, arrows, Enter, Escape. It opens
 * over the page and gives the focus back.
 */
@Component({
  selector: 'app-palette',
  imports: [Combobox, ComboboxPopup, ComboboxWidget, Icon, Listbox, Option],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  /** The pages of the menu that this person may open. */
  readonly pages = input.required<readonly Page[]>();
  readonly closed = output();
  protected readonly words = inject(WORDS);
  private readonly router = inject(Router);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly finder = inject(PaletteResults);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly list = viewChild<Listbox<Row>>('list');
  protected readonly typed = signal('');
  private readonly asked = signal('');
  /** The kind of which more is shown than a few. */
  private readonly opened = signal<Kind | null>(null);
  private readonly found = signal<ReadonlyMap<Kind, Found>>(new Map());
  protected readonly searching = signal(false);
  protected readonly failed = signal(false);
  protected readonly selected = signal<Row[]>([]);
  private turn = 0;
  protected readonly sections = computed(() =>
    KINDS.flatMap((kind) => {
      const found = this.found().get(kind);
      if (!found || found.results.length === 0) return [];
      const rows = found.results.map((result): Row => ({ id: result.id, kind, text: result.text, detail: result.detail, result }));
      const more: Row = { id: `more ${kind}`, kind, text: this.words.palette.more[kind], detail: '', result: null };
      return [{ kind, rows: found.hasMore && this.opened() !== kind ? [...rows, more] : rows }];
    }),
  );
  protected readonly nothing = computed(() => !this.searching() && !this.failed() && this.asked() !== '' && this.sections().length === 0);

  constructor() {
    this.finder.begin();
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const words = this.typed().trim();
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.opened.set(null);
        this.asked.set(words);
      }, DEBOUNCE_MS);
    });
    effect(() => {
      const [q, opened] = [this.asked(), this.opened()];
      untracked(() => void this.search(q, opened));
    });
    effect(() => this.dialog().nativeElement.showModal());
    afterRenderEffect(() => {
      if (this.sections().length > 0) untracked(() => this.list()?.gotoFirst());
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
      this.turn += 1;
    });
  }

  /** Goes where a result leads, or shows the rest of a kind; what leads nowhere has said what there is to say. */
  protected choose([row]: Row[]): void {
    this.selected.set([]);
    if (!row) return;
    if (row.result === null) return this.opened.set(row.kind);
    const { url } = row.result;
    if (url === null) return void this.announcer.announce(`${row.text}. ${row.detail}`);
    this.dialog().nativeElement.close();
    void this.router.navigateByUrl(url);
  }

  /** Each kind shows as soon as it is there; what an older question finds comes too late. */
  private async search(q: string, opened: Kind | null): Promise<void> {
    const turn = ++this.turn;
    this.searching.set(true);
    this.failed.set(false);
    const kinds = opened ? [opened] : KINDS;
    const results = await Promise.allSettled(
      kinds.map((kind) => this.finder.find(kind, { q, limit: opened ? OF_ONE : OF_EACH, pages: this.pages() })),
    );
    if (turn !== this.turn) return;
    const found = new Map(opened ? this.found() : []);
    results.forEach((result, index) => {
      const kind = kinds[index];
      if (result.status === 'fulfilled' && kind) found.set(kind, result.value);
    });
    this.failed.set(results.some(({ status }) => status === 'rejected'));
    this.found.set(found);
    this.searching.set(false);
    const count = [...found.values()].reduce((sum, { results: some }) => sum + some.length, 0);
    if (q !== '') void this.announcer.announce(this.words.palette.howMany(count));
  }
}
