import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** How a person wants to hear of one sort of message by e-mail; at once where there is no row. */
@Entity('notification_choice')
@PointsTo('person', 'personId')
@Check('notification_choice_choice_check', "choice IN ('digest', 'off')")
export class NotificationChoiceRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('text') event!: string;
  @Column('text') choice!: 'digest' | 'off';
}
