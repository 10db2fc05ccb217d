import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link that lets a person of a school choose a password, once; kept as the hash of its token. */
@Entity('invitation')
@Index('invitation_person', ['schoolId', 'personId'])
export class InvitationRow {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') expiresAt!: string;
  @Column('timestamptz', { nullable: true }) usedAt!: string | null;
}
