import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant and what it decides for itself; `rulesVersion` rises with each change that deadlines or capacity are worked out from. */
@Entity('school')
export class SchoolRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('text') name!: string;
  @Column('text') timeZone!: string;
  @Column('boolean') demo!: boolean;
  @Column('boolean') autoAccept!: boolean;
  @Column('int') freshSchoolDays!: number;
  @Column('int') rulesVersion!: number;
  @Column('timestamptz') createdAt!: string;
}
