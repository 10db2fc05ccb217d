import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, PointsTo } from '../database/index.js';

/** An e-mail that goes out, went out, or would have. It knows an address, and neither persons nor what they are told in the application. */
@Entity('mail_message')
@PointsTo('school')
@Check('mail_message_status_check', "status IN ('waiting', 'sent', 'failed', 'not-sent')")
@Index('mail_message_newest', ['schoolId', 'place'])
@Index('mail_message_waiting', ['schoolId', 'due', 'id'], { where: "status = 'waiting'" })
export class MailMessageRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @InOrder() readonly place?: string;
  /** What it is about, in the words of the field: `requisition.late`. */
  @Column('text') kind!: string;
  @Column('text') toName!: string;
  @Column('text') toAddress!: string;
  @Column('text') subject!: string;
  @Column('text') text!: string;
  @Column('text', { nullable: true }) link!: string | null;
  /** Carries, or carried, a link that is for one person alone. */
  @Column('boolean', { default: false }) personal!: boolean;
  @Column('text', { nullable: true }) secretLink!: string | null;
  @Column('timestamptz') at!: string;
  @Column('text') status!: MailStatus;
  /** Before this it does not go: quiet hours, the wait after a failure, or the lease of the server that has it in hand. */
  @Column('timestamptz') due!: string;
  @Column('timestamptz', { nullable: true }) sentAt!: string | null;
  @Column('int', { default: 0 }) attempts!: number;
  @Column('text', { nullable: true }) problem!: string | null;
}

export type MailStatus = 'waiting' | 'sent' | 'failed' | 'not-sent';
