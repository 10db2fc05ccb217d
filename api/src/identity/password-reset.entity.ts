import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link by which a person of a school chooses a new password, once; kept as the hash of its token. */
@Entity('password_reset')
@Index('password_reset_person', ['schoolId', 'personId'])
export class PasswordResetRow {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') askedAt!: string;
  @Column('timestamptz') expiresAt!: string;
  @Column('timestamptz', { nullable: true }) usedAt!: string | null;
}
