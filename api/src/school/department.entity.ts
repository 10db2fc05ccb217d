import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Science, D&T, Food …: has policies and people. */
@Entity('department')
export class DepartmentRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('boolean') riskAssessmentNeeded!: boolean;
}
