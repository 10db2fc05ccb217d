import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays } from '@app/shared/rules';
import { lastRead } from '../core/last-read';
import { newsOf } from '../core/live-news';
import { refreshOnReturn } from '../core/refresh-on-return';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ClassNeeds } from './class-needs';
import { CutOffForm } from './cut-off-form';
import { CuttingList } from './cutting-list';
import { WeekItems } from './week-items';
import { WeekListClient } from './week-list.client';

/** What a department's week uses up: the shopping by ingredient with its closing, the cutting list by material, and what its classes need. */
@Component({
  selector: 'app-week-list-page',
  imports: [ClassNeeds, Control, CutOffForm, CuttingList, Empty, Field, MatButton, ProblemNotice, Skeleton, WeekItems],
  template: `
    <div class="page">
      <h1>{{ words.weekList.page }}</h1>
      <p class="small head">{{ words.weekList.lead }}</p>
      <div class="bar head screen">
        @if (departments().length > 1) {
          <app-field [label]="words.weekList.department">
            <select appControl (change)="chosen.set($any($event.target).value)">
              @for (one of departments(); track one.id) {
                <option [value]="one.id" [selected]="one.id === departmentId()">{{ one.name }}</option>
              }
            </select>
          </app-field>
        }
        @if (list(); as it) {
          <button matButton="outlined" type="button" (click)="week.set(weekFrom(it.from, -7))">{{ words.weekList.before }}</button>
          <button matButton="outlined" type="button" (click)="week.set(weekFrom(it.from, 7))">{{ words.weekList.after }}</button>
          <button matButton="outlined" type="button" (click)="print()">{{ words.weekList.print }}</button>
          <a matButton="outlined" [href]="client.file(it)" download>{{ words.weekList.download }}</a>
        }
      </div>
      @if (departmentId() === null) {
        <app-empty icon="apparatus" [heading]="words.weekList.none">
          <p>{{ words.weekList.noDepartment }}</p>
        </app-empty>
      } @else if (found.error(); as refused) {
        <app-problem [error]="refused" (retry)="found.reload()" />
      } @else if (list(); as it) {
        <h2>{{ it.department }}: {{ words.weekList.week(words.dates.day(it.from), words.dates.day(it.to)) }}</h2>
        <app-cut-off-form [list]="it" [mayWrite]="mayWrite()" (saved)="found.reload()" />
        @if (it.items.length + it.cuts.length === 0) {
          <app-empty icon="check" [heading]="words.weekList.none">
            <p>{{ words.weekList.noneWhy }}</p>
          </app-empty>
        }
        @if (it.items.length > 0) {
          <app-week-items [items]="it.items" />
        }
        @if (it.cuts.length > 0) {
          <app-cutting-list [cuts]="it.cuts" />
        }
        @if (it.classes.length > 0) {
          <section>
            <h2>{{ words.weekList.needsHeading }}</h2>
            <p class="small">{{ words.weekList.needsLead }}</p>
            @if (classes().withNeeds.length > 0) {
              <ul class="card">
                @for (one of classes().withNeeds; track one.groupId) {
                  <li><app-class-needs [needs]="one" [mayWrite]="maySayNeeds()" (saved)="found.reload()" /></li>
                }
              </ul>
            }
            @if (classes().without.length > 0) {
              <details class="screen">
                <summary>{{ words.weekList.classesWithoutNeeds(classes().without.length) }}</summary>
                <ul class="card">
                  @for (one of classes().without; track one.groupId) {
                    <li><app-class-needs [needs]="one" [mayWrite]="maySayNeeds()" (saved)="found.reload()" /></li>
                  }
                </ul>
              </details>
            }
          </section>
        }
      } @else {
        <div class="card"><app-skeleton [rows]="6" [height]="56" [label]="words.weekList.loading" /></div>
      }
    </div>
  `,
  styles: `
    .page {
      max-width: 64rem;
    }
    .head {
      margin-bottom: var(--s2);
      align-items: end;
    }
    h2 {
      margin: var(--s2) 0 0.5rem;
    }
    ul {
      padding: 0 var(--s2);
      list-style: none;
    }
    li + li {
      border-top: 1px solid var(--line);
    }
    summary {
      min-height: 3rem;
      align-content: center;
      cursor: pointer;
    }
    @media print {
      .screen {
        display: none;
      }
    }
  `,
})
export class WeekListPage {
  protected readonly words = inject(ALL_WORDS);
  protected readonly client = inject(WeekListClient);
  private readonly session = inject(Session);
  private readonly all = inject(SchoolLists).departments();
  /** One's own departments; all of them for who has none or leads the school. */
  protected readonly departments = computed(() => {
    const own = new Set(this.session.me()?.departments.map(({ id }) => id));
    const all = this.all.hasValue() ? (this.all.value() ?? []) : [];
    return own.size === 0 || this.session.may('department.write') ? all : all.filter(({ id }) => own.has(id));
  });
  protected readonly chosen = signal<string | null>(null);
  protected readonly departmentId = computed(() => this.chosen() ?? this.departments()[0]?.id ?? null);
  protected readonly week = signal<string | null>(null);
  protected readonly mayWrite = computed(() => this.session.may('stock.write'));
  protected readonly maySayNeeds = computed(() => this.session.may('scheme.read'));
  protected readonly found = this.client.list(() => ({ departmentId: this.departmentId(), week: this.week() }));
  protected readonly list = lastRead(this.found);

  /** The classes of the week, those apart of which nothing is said: a school has many, and few that need something. */
  protected readonly classes = computed(() => {
    const all = this.list()?.classes ?? [];
    return { withNeeds: all.filter(({ needs }) => needs.length > 0), without: all.filter(({ needs }) => needs.length === 0) };
  });

  constructor() {
    refreshOnReturn(
      () => this.found.reload(),
      () => 300,
      { of: newsOf('requisition', 'stock', 'lesson', 'department') },
    );
  }

  protected weekFrom(from: string, days: number): string {
    return addDays(from, days);
  }

  protected print(): void {
    globalThis.print();
  }
}
