import { Column } from 'typeorm';
import type { KitLine, LineKind } from '@app/shared';

/** The columns of a kit line, in every table that keeps kit lists. */
export abstract class KitLineColumns implements KitLine {
  @Column('uuid', { nullable: true }) apparatusId!: string | null;
  @Column('uuid', { nullable: true }) stockId!: string | null;
  @Column('text') kind!: LineKind;
  @Column('text') name!: string;
  @Column('real', { default: 0 }) perClass!: number;
  @Column('real', { default: 0 }) perSet!: number;
  @Column('real', { default: 0 }) perPupil!: number;
  @Column('real', { default: 0 }) spare!: number;
  @Column('text', { nullable: true }) unit!: string | null;
  @Column('real', { nullable: true }) concentration!: number | null;
  @Column('text', { nullable: true }) concentrationText!: string | null;
  @Column('real', { nullable: true }) roundTo!: number | null;
  @Column('real', { nullable: true }) overage!: number | null;
  @Column('text', { array: true, nullable: true }) pictograms!: string[] | null;
  @Column('text', { array: true, nullable: true }) statements!: string[] | null;
}
