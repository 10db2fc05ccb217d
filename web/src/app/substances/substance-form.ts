import { Component, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SIGNAL_WORDS, SUBSTANCE_STATES } from '@app/shared/rules';
import { ALL_WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { type BandDraft, NO_BAND, type SubstanceDraft } from './substance-draft';

/** The fields of a substance: names, formula, what is on the shelf, and its hazards from strength to strength with their source. */
@Component({
  selector: 'app-substance-form',
  imports: [Control, Field, MatButton],
  template: `
    <div class="stack">
      <app-field [label]="words.substancePage.fields.name" [error]="wrong()['name']">
        <input appControl [value]="draft().name" (input)="set({ name: $any($event.target).value })" />
      </app-field>
      <app-field [label]="words.substancePage.fields.aliases" [hint]="words.substancePage.fields.aliasesHint" [error]="wrong()['aliases']">
        <textarea appControl rows="3" [value]="draft().aliases" (input)="set({ aliases: $any($event.target).value })"></textarea>
      </app-field>
      <div class="row">
        <app-field
          [label]="words.substancePage.fields.formula"
          [hint]="words.substancePage.fields.formulaHint"
          [error]="wrong()['formula']"
        >
          <input appControl autocomplete="off" [value]="draft().formula" (input)="set({ formula: $any($event.target).value })" />
        </app-field>
        <app-field
          [label]="words.substancePage.fields.molarMass"
          [hint]="words.substancePage.fields.massHint"
          [error]="wrong()['molarMass']"
        >
          <input appControl inputmode="decimal" [value]="draft().molarMass" (input)="set({ molarMass: $any($event.target).value })" />
        </app-field>
        <app-field [label]="words.substancePage.fields.state" [error]="wrong()['state']">
          <select appControl (change)="set({ state: $any($event.target).value })">
            <option value="">{{ words.substancePage.notSaid }}</option>
            @for (state of states; track state) {
              <option [value]="state" [selected]="state === draft().state">{{ words.substancePage.states[state] }}</option>
            }
          </select>
        </app-field>
        <app-field
          [label]="words.substancePage.fields.stockStrength"
          [hint]="words.substancePage.fields.stockHint"
          [error]="wrong()['stockStrength']"
        >
          <input
            appControl
            inputmode="decimal"
            [value]="draft().stockStrength"
            (input)="set({ stockStrength: $any($event.target).value })"
          />
        </app-field>
      </div>
      <h2>{{ words.substancePage.bandsHeading }}</h2>
      @for (band of draft().bands; track $index; let at = $index) {
        <fieldset class="card stack">
          <legend>{{ words.substancePage.bandNumber(at + 1) }}</legend>
          <div class="row">
            <app-field [label]="words.substancePage.fields.from" [error]="wrong()['bands.' + at + '.from']">
              <input appControl inputmode="decimal" [value]="band.from" (input)="setBand(at, { from: $any($event.target).value })" />
            </app-field>
            <app-field [label]="words.substancePage.fields.to" [error]="wrong()['bands.' + at + '.to']">
              <input appControl inputmode="decimal" [value]="band.to" (input)="setBand(at, { to: $any($event.target).value })" />
            </app-field>
            <app-field [label]="words.substancePage.fields.unit">
              <select appControl (change)="setBand(at, { unit: $any($event.target).value })">
                <option value="mol/dm3" [selected]="band.unit === 'mol/dm3'">mol/dm³</option>
                <option value="%" [selected]="band.unit === '%'">%</option>
              </select>
            </app-field>
            <app-field [label]="words.substancePage.fields.signalWord">
              <select appControl (change)="setBand(at, { signalWord: $any($event.target).value })">
                <option value="">{{ words.substancePage.noSignal }}</option>
                @for (signalWord of signalWords; track signalWord) {
                  <option [value]="signalWord" [selected]="signalWord === band.signalWord">{{ signalWord }}</option>
                }
              </select>
            </app-field>
          </div>
          <div class="row">
            <app-field [label]="words.substancePage.fields.statements" [error]="wrong()['bands.' + at + '.statements']">
              <input
                appControl
                autocomplete="off"
                [value]="band.statements"
                (input)="setBand(at, { statements: $any($event.target).value })"
              />
            </app-field>
            <app-field [label]="words.substancePage.fields.pictograms" [error]="wrong()['bands.' + at + '.pictograms']">
              <input
                appControl
                autocomplete="off"
                [value]="band.pictograms"
                (input)="setBand(at, { pictograms: $any($event.target).value })"
              />
            </app-field>
          </div>
          <app-field
            [label]="words.substancePage.fields.source"
            [hint]="words.substancePage.fields.sourceHint"
            [error]="wrong()['bands.' + at + '.source']"
          >
            <input appControl [value]="band.source" (input)="setBand(at, { source: $any($event.target).value })" />
          </app-field>
          <div>
            <button matButton="outlined" type="button" (click)="drop(at)">{{ words.substancePage.dropBand(at + 1) }}</button>
          </div>
        </fieldset>
      }
      <div>
        <button matButton="outlined" type="button" (click)="add()">{{ words.substancePage.addBand }}</button>
      </div>
      <label class="tick"
        ><input type="checkbox" [checked]="draft().below" (change)="set({ below: $any($event.target).checked })" />
        {{ words.substancePage.belowLabel }}</label
      >
    </div>
  `,
  styles: `
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 10rem), 1fr));
      gap: var(--s2);
    }
    fieldset {
      min-width: 0;
      margin: 0;
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class SubstanceForm {
  readonly draft = model.required<SubstanceDraft>();
  readonly wrong = input<Record<string, string>>({});
  protected readonly words = inject(ALL_WORDS);
  protected readonly states = SUBSTANCE_STATES;
  protected readonly signalWords = SIGNAL_WORDS;

  protected set(changes: Partial<SubstanceDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
  }

  protected setBand(at: number, changes: Partial<BandDraft>): void {
    this.set({ bands: this.draft().bands.map((band, index) => (index === at ? { ...band, ...changes } : band)) });
  }

  protected drop(at: number): void {
    this.set({ bands: this.draft().bands.filter((_, index) => index !== at) });
  }

  protected add(): void {
    const source = this.draft().bands.at(-1)?.source ?? '';
    this.set({ bands: [...this.draft().bands, { ...NO_BAND, source }] });
  }
}
