import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Which person of which school an account is, and by which password; sign-in goes to the school that was used last. */
@Entity('membership')
@ForeignKey('account', ['accountId'], ['id'])
export class MembershipRow {
  @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') usedAt!: string;
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('timestamptz', { nullable: true }) passwordAt!: string | null;
}
