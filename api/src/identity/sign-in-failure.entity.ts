import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One wrong attempt: what it was at (hashed, for most are no addresses of ours), from which network address and device. */
@Entity('sign_in_failure')
@Index('sign_in_failure_email', ['emailHash', 'at'])
@Index('sign_in_failure_address', ['address', 'at'])
export class SignInFailureRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id?: number;
  @Column('bytea') emailHash!: Buffer;
  @Column('text') address!: string;
  @Column('bytea', { nullable: true }) deviceHash!: Buffer | null;
  @Column('timestamptz') at!: string;
}
