import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Plan } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Icon } from '../../ui/icon/icon';
import { LoadBar } from '../../ui/load-bar';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { type PlannedDays, WorkloadClient } from '../workload.client';

/** So many moves are shown before the rest is asked for. */
const FIRST = 10;
const FIRST_DROPS = 6;

/** A plan as it was worked out: what it comes to, what does not fit, everybody's hours, and each move with its reason; then applied. */
@Component({
  selector: 'app-plan-preview',
  imports: [Icon, LoadBar, MatButton, ProblemNotice, Skeleton],
  templateUrl: './plan-preview.html',
  styleUrl: './plan-preview.scss',
})
export class PlanPreview {
  readonly days = input.required<PlannedDays>();
  readonly applied = output();
  readonly closed = output();
  private readonly client = inject(WorkloadClient);
  protected readonly words = inject(ALL_WORDS);
  protected readonly looking = action();
  protected readonly applying = action();
  protected readonly plan = signal<Plan | null>(null);
  protected readonly all = signal(false);
  protected readonly shown = computed(() => {
    const moves = this.plan()?.moves ?? [];
    return this.all() ? moves : moves.slice(0, FIRST);
  });
  protected readonly allDrops = signal(false);
  protected readonly dropsShown = computed(() => {
    const drops = this.plan()?.drops ?? [];
    return this.allDrops() ? drops : drops.slice(0, FIRST_DROPS);
  });
  private readonly names = computed(() => new Map((this.plan()?.people ?? []).map(({ technician: { id, name } }) => [id, name])));

  constructor() {
    effect(() => {
      this.days();
      untracked(() => void this.look());
    });
  }

  protected nameOf(id: string | null): string | null {
    return id === null ? null : (this.names().get(id) ?? null);
  }

  protected async look(): Promise<void> {
    this.applying.clear();
    this.plan.set(null);
    await this.looking.run(
      async (isLatest) => {
        const plan = await this.client.previewPlan(this.days());
        if (isLatest()) this.plan.set(plan);
      },
      { latest: true },
    );
  }

  protected async apply({ version, moves }: Plan): Promise<void> {
    const ending = await this.applying.run(async () => {
      await this.client.applyPlan(this.days(), version);
      return this.words.plan.applied(moves.length);
    });
    if (ending !== 'done') return;
    this.applied.emit();
    this.closed.emit();
  }
}
