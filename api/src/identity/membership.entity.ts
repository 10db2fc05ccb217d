import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which person of which school an account is; sign-in goes to the school that was used last. */
@Entity('membership')
export class MembershipRow {
  @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') usedAt!: string;
}
