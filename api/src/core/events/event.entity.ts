import type { EventName, Events as EventMap } from '@app/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../database/index.js';

/** One thing that happened: who did what, to what. History, audit and every consumer read these rows. */
@Entity('event')
@PointsTo('school')
@PointsTo('person', 'personId')
@Index('event_subject', ['schoolId', 'subjectId', 'place'])
@Index('event_place', ['schoolId', 'place'])
@Index('event_person_merged', ['schoolId', 'place'], { where: "name = 'person.merged'" })
@Index('event_breakage', ['schoolId', 'at', 'id'], { where: "name IN ('apparatus.broken', 'apparatus.repaired')" })
export class EventRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') at!: string;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text') name!: EventName;
  @Column('text') subject!: string;
  @Column('uuid') subjectId!: string;
  @Column('jsonb') payload!: EventMap[EventName];
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) requestId!: string | null;
  @InOrder() readonly place?: string;
}

/** A row whose name is known, and with it what its payload tells. */
export type EventOf<Name extends EventName> = Omit<EventRow, 'name' | 'payload'> & { name: Name; payload: EventMap[Name] };
