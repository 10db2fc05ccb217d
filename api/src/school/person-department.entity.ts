import { Entity, PrimaryColumn } from 'typeorm';

/** A person works for a department. */
@Entity('person_department')
export class PersonDepartmentRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('uuid') departmentId!: string;
}
