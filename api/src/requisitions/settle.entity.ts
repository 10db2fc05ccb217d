import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { SETTLE_WHYS, type SettleWhy } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';

/** That people have to settle something about a requisition, why, and since when. `Settle` puts it there; with the end of the requisition it goes, and what is short when somebody asks anew. */
@Entity('settle')
@PointsTo('requisition', 'requisitionId')
@Check('settle_why_check', oneOf('why', SETTLE_WHYS))
export class SettleRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') requisitionId!: string;
  @PrimaryColumn('text') why!: SettleWhy;
  @Column('timestamptz') since!: string;
}
