import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { InOrder, PointsTo } from '../core/database/index.js';

/** What one person is told of one event; once for each event, however often it is looked at. An e-mail may carry several. */
@Entity('notification')
@PointsTo('person', 'personId')
@PointsTo('mail_message', 'mailId')
@Unique(['schoolId', 'eventKey', 'personId'])
@Index('notification_person', ['schoolId', 'personId', 'place'])
@Index('notification_digest', ['schoolId', 'personId'], { where: 'for_digest' })
@Index('notification_overload', ['schoolId', 'personId'], { where: 'overload_of IS NOT NULL' })
@Index('notification_unread', ['schoolId', 'personId'], { where: 'read_at IS NULL' })
export class NotificationRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @InOrder() readonly place?: string;
  @Column('text') event!: string;
  @Column('text') eventKey!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) link!: string | null;
  @Column('timestamptz') at!: string;
  @Column('timestamptz', { nullable: true }) readAt!: string | null;
  /** It waits for the daily e-mail. */
  @Column('boolean', { default: false }) forDigest!: boolean;
  @Column('uuid', { nullable: true }) mailId!: string | null;
  /** The departments of whose overload it tells, for as long as that stands; null: of none. */
  @Column('uuid', { array: true, nullable: true }) overloadOf!: string[] | null;
}
