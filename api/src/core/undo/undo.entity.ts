import type { EventName } from '@app/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../database/index.js';

/** What an act did to one thing: its events about it, and what the feature kept of the thing as it was before. */
export interface UndoPart {
  name: EventName;
  subjectId: string;
  eventIds: string[];
  /** What else belongs to the thing: who does something to it builds on the act. */
  also: string[];
  kept: unknown;
}

/** An act that can be taken back, for a day. The id is the token: made of chance alone, so that nobody guesses it. */
@Entity('undo')
@PointsTo('person', 'personId')
@PointsTo('person', 'usedBy')
@Index('undo_at', ['schoolId', 'at'])
export class UndoRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') at!: string;
  /** Whoever does the technicians' work may take it back: a tick. */
  @Column('boolean', { default: false }) shared!: boolean;
  @Column('jsonb') parts!: UndoPart[];
  @Column('timestamptz', { nullable: true }) usedAt!: string | null;
  @Column('uuid', { nullable: true }) usedBy!: string | null;
  /** The events of the act, and then of its being taken back: together they changed nothing. */
  @Column('uuid', { array: true }) eventIds!: string[];
}
