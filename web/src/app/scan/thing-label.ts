import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ApparatusClient } from '../apparatus/apparatus.client';
import { ALL_WORDS } from '../core/words';
import { QrCode } from '../prep/paper/qr-code';
import { StockClient } from '../stock/stock.client';
import { Empty } from '../ui/empty';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';

const NOTHING = 'new';

/** A label for a thing itself, `?apparatus=` or `?stock=` its id: what it is, where it lives, and a code that opens its page. */
@Component({
  selector: 'app-thing-label',
  imports: [Empty, MatButton, ProblemNotice, QrCode, RouterLink, Skeleton],
  template: `
    <div class="page">
      <div class="bar screen">
        <h1>{{ said.label }}</h1>
        @if (path(); as back) {
          <a matButton="outlined" [routerLink]="back">{{ said.backToIt }}</a>
          <button matButton="filled" type="button" [disabled]="!thing()" (click)="print()">{{ words.stock.print }}</button>
        }
      </div>
      @if (path() === null) {
        <app-empty icon="print" [heading]="said.nothing">{{ said.nothingHint }}</app-empty>
      } @else if (error(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      } @else if (thing(); as it) {
        <div class="label">
          <app-qr-code [text]="address()" [label]="said.codeOf(it.name)" />
          <div>
            <b>{{ it.name }}</b>
            <span>{{ it.location }}</span>
          </div>
        </div>
      } @else {
        <app-skeleton [rows]="2" [height]="64" [label]="said.reading" />
      }
    </div>
  `,
  styles: `
    .page {
      display: grid;
      gap: var(--s2);
    }
    .label {
      display: grid;
      grid-template-columns: 26mm minmax(0, 1fr);
      gap: 3mm;
      align-items: center;
      width: min(100%, 80mm);
      padding: 3mm;
      border: 1px solid #555;
      background: #fff;
      color: #000;
    }
    .label div {
      display: grid;
      gap: 1mm;
      overflow-wrap: anywhere;
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class ThingLabel {
  readonly apparatus = input<string>();
  readonly stock = input<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.scanning;
  private readonly document = inject(DOCUMENT);
  private readonly item = inject(ApparatusClient).one(() => this.apparatus() ?? NOTHING);
  private readonly bottle = inject(StockClient).one(() => this.stock() ?? NOTHING);
  protected readonly path = computed(() => {
    const [item, bottle] = [this.apparatus(), this.stock()];
    if (item) return `/apparatus/${item}`;
    return bottle ? `/stock/${bottle}` : null;
  });
  protected readonly address = computed(() => new URL(this.path() ?? '/', this.document.baseURI).href);
  protected readonly error = computed(() => this.item.error() ?? this.bottle.error());
  /** What the thing is called, a solution with its strength. */
  protected readonly thing = computed(() => {
    if (this.item.hasValue()) return this.item.value();
    return this.bottle.hasValue() ? { ...this.bottle.value(), name: this.words.stock.name(this.bottle.value()) } : null;
  });

  protected print(): void {
    globalThis.print();
  }
}
