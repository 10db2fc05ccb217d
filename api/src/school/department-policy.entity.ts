import { Column, Entity, PrimaryColumn } from 'typeorm';

/** By when a department wants requisitions, from a date on. */
@Entity('department_policy')
export class DepartmentPolicyRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') departmentId!: string;
  @Column('date') validFrom!: string;
  @Column('text') kind!: 'weekly' | 'notice';
  @Column('int', { nullable: true }) weekday!: number | null;
  @Column('text', { nullable: true }) time!: string | null;
  @Column('int', { nullable: true }) weeksBefore!: number | null;
  @Column('int', { nullable: true }) schoolDays!: number | null;
  @Column('int', { nullable: true }) blockWithinHours!: number | null;
}
