import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of technician work with its window [windowFrom, due). */
@Entity('task')
export class TaskRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') kind!: string;
  @Column('uuid', { nullable: true }) requisitionId!: string | null;
  @Column('uuid') departmentId!: string;
  @Column('text') title!: string;
  @Column('real') minutes!: number;
  @Column('timestamptz') windowFrom!: string;
  @Column('timestamptz') due!: string;
  @Column('date') date!: string;
  @Column('uuid', { nullable: true }) assigneeId!: string | null;
  @Column('boolean', { default: false }) pinned!: boolean;
  @Column('timestamptz', { nullable: true }) doneAt!: string | null;
  @Column('uuid', { nullable: true }) doneBy!: string | null;
  @Column('int', { nullable: true }) actualMinutes!: number | null;
}
