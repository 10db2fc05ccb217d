import { Injector, Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** `My fortnight · Requisite` in the browser's tab, and the page's name said when it changes. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly injector = inject(Injector);
  private last = '';

  override updateTitle(state: RouterStateSnapshot): void {
    const name = this.buildTitle(state);
    this.title.setTitle(name ? `${name} · Requisite` : 'Requisite');
    if (name && this.last && name !== this.last) void this.say(name);
    this.last = name ?? this.last;
  }

  /** The first page of a visit is not said, so it need not fetch what says the others. */
  private async say(name: string): Promise<void> {
    const { LiveAnnouncer } = await import('@angular/cdk/a11y');
    await this.injector.get(LiveAnnouncer).announce(name);
  }
}
