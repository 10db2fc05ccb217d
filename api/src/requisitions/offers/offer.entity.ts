import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AlternativeFacts, OfferedLesson } from '@app/shared';
import { InOrder, PointsTo } from '../../core/database/index.js';

/** From where to where a request would go, and what it asked for when that was offered (`asked`, a fingerprint): another is another question. */
export interface KeptMove {
  requisitionId: string;
  from: OfferedLesson;
  to: OfferedLesson;
  asked: string;
}

/** Another lesson that the teacher of a request is asked about, alone or for that of another request. */
@Entity('offer')
@PointsTo('requisition', 'requisitionId')
@PointsTo('requisition', 'swapWith')
@PointsTo('person', 'madeBy')
@PointsTo('person', 'answeredBy')
@Check('offer_answer_check', '(accepted IS NULL) = (answered_by IS NULL) AND (accepted IS NULL) = (answered_at IS NULL)')
@Index('offer_requisition', ['schoolId', 'requisitionId'])
@Index('offer_swap_with', ['schoolId', 'swapWith'], { where: 'swap_with IS NOT NULL' })
@Index('offer_made_by', ['schoolId', 'madeBy'])
export class OfferRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requisitionId!: string;
  @InOrder() readonly place?: string;
  /** The request that would go to its day in turn; null: it would go alone. */
  @Column('uuid', { nullable: true }) swapWith!: string | null;
  /** That of the request, and that of the other where there is one. */
  @Column('jsonb') moves!: KeptMove[];
  /** What the judgement promised of the request. */
  @Column('jsonb') facts!: AlternativeFacts;
  @Column('int') minutesSaved!: number;
  @Column('text', { nullable: true }) note!: string | null;
  /** Made by who serves or leads the department: what comes too close to its lesson for others is taken. */
  @Column('boolean') overruled!: boolean;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz') madeAt!: string;
  @Column('timestamptz') endsAt!: string;
  /** Null: nobody has answered. */
  @Column('boolean', { nullable: true }) accepted!: boolean | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: string | null;
  @Column('text', { nullable: true }) answerNote!: string | null;
}
