import { type ContractBody, type Role, ROLES, type WorkingPatternView } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Somebody who works at a school; `accountId` is null until they have joined. */
@Entity('person')
@PointsTo('school')
@PointsTo('room', 'prepRoomId')
@Index('person_prep_room', ['schoolId', 'prepRoomId'])
@Index('person_code', { synchronize: false })
@Index('person_email', { synchronize: false })
@Check('person_roles_check', `roles <@ ARRAY[${ROLES.map((role) => `'${role}'`).join(', ')}]`)
export class PersonRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') name!: string;
  @Column('text') code!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { array: true }) roles!: Role[];
  @Column('jsonb', { nullable: true }) workingPattern!: WorkingPatternView | null;
  @Column('text', { array: true, default: '{}' }) specialisms!: string[];
  /** What they are called at work. */
  @Column('text', { nullable: true }) title!: string | null;
  /** What the contract gives; null where nobody has said. */
  @Column('jsonb', { nullable: true }) contract!: ContractBody | null;
  @Column('boolean', { default: true }) active!: boolean;
  /** When name and address were taken away of somebody who left. */
  @Column('timestamptz', { nullable: true }) forgottenAt!: string | null;
  /** The departments that a head leads; null: all of their own. */
  @Column('uuid', { array: true, nullable: true }) headOf!: string[] | null;
  /** The prep room in which a technician works. */
  @Column('uuid', { nullable: true }) prepRoomId!: string | null;
}
