import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

/** `My fortnight · Requisite` in the browser's tab, and the page's name said when it changes. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly announcer = inject(LiveAnnouncer);
  private last = '';

  override updateTitle(state: RouterStateSnapshot): void {
    const name = this.buildTitle(state);
    this.title.setTitle(name ? `${name} · Requisite` : 'Requisite');
    if (name && this.last && name !== this.last) void this.announcer.announce(name);
    this.last = name ?? this.last;
  }
}
