import { Service, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { Announcer } from '../core/announcer';

/** `My fortnight · Requisite` in the browser's tab, and the page's name said when it changes. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly announcer = inject(Announcer);
  private last = '';

  override updateTitle(state: RouterStateSnapshot): void {
    const name = this.buildTitle(state);
    this.title.setTitle(name ? `${name} · Requisite` : 'Requisite');
    if (name && this.last && name !== this.last) this.announcer.say(name);
    this.last = name ?? this.last;
  }
}
