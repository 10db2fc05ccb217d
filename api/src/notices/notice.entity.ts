import { NOTICE_KINDS, type NoticeKind } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InOrder, oneOf, PointsTo } from '../core/database/index.js';

/** What somebody put up for colleagues; without a department for the whole school. */
@Entity('notice')
@PointsTo('school')
@PointsTo('department', 'departmentId')
@PointsTo('person', 'authorId')
@PointsTo('person', 'answeredBy')
@Check('notice_kind_check', oneOf('kind', NOTICE_KINDS))
@Index('notice_place', ['schoolId', 'place'])
@Index('notice_newest', ['schoolId', 'at', 'id'])
export class NoticeRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text') title!: string;
  @Column('text') text!: string;
  @Column('boolean') mustRead!: boolean;
  @Column('uuid', { nullable: true }) departmentId!: string | null;
  @Column('uuid') authorId!: string;
  @InOrder() readonly place?: string;
  @Column('timestamptz') at!: string;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: string | null;
  @Column('boolean', { default: false }) archived!: boolean;
}

/** That somebody has read a notice. */
@Entity('notice_read')
@PointsTo('notice', 'noticeId')
@PointsTo('person', 'personId')
export class NoticeReadRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') noticeId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @Column('timestamptz') at!: string;
}
