import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What one person is told of one event, in the app and by e-mail; once for each event, however often it is looked at. */
@Entity('notification')
@PointsTo('person', 'personId')
@Unique(['schoolId', 'eventKey', 'personId'])
@Check('notification_mail_status_check', "mail_status IN ('waiting', 'sent', 'failed', 'not-sent')")
@Index('notification_person', ['schoolId', 'personId', 'id'])
@Index('notification_unread', ['schoolId', 'personId'], { where: 'read_at IS NULL' })
@Index('notification_mail', ['schoolId', 'mailAfter', 'id'], { where: "mail_status = 'waiting'" })
export class NotificationRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') event!: string;
  @Column('text') eventKey!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) link!: string | null;
  @Column('timestamptz') at!: string;
  @Column('timestamptz', { nullable: true }) readAt!: string | null;
  @Column('text', { nullable: true }) mailTo!: string | null;
  @Column('text', { default: 'waiting' }) mailStatus!: string;
  @Column('timestamptz', { nullable: true }) mailAfter!: string | null;
  @Column('timestamptz', { nullable: true }) mailSentAt!: string | null;
  @Column('int', { default: 0 }) mailAttempts!: number;
  @Column('text', { nullable: true }) mailProblem!: string | null;
  @Column('boolean', { default: false }) mailOnly!: boolean;
  @Column('text', { nullable: true }) mailLink!: string | null;
}
