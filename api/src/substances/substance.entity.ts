import type { BelowBands, HazardBandView, SubstanceState } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What a school says of a chemical; where the id is that of a shipped one, instead of that. */
@Entity('substance')
@PointsTo('school')
@Index('substance_name', { synchronize: false })
@Check('substance_molar_mass_check', 'molar_mass > 0')
@Check('substance_state_check', "state IN ('solid', 'liquid', 'solution', 'gas')")
@Check('substance_stock_strength_check', 'stock_strength > 0')
@Check('substance_below_bands_check', "below_bands IN ('not-classified', 'not-known')")
export class SubstanceRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text', { array: true, default: '{}' }) aliases!: string[];
  @Column('text', { nullable: true }) formula!: string | null;
  @Column('double precision', { nullable: true }) molarMass!: number | null;
  @Column('text', { nullable: true }) state!: SubstanceState | null;
  @Column('double precision', { nullable: true }) stockStrength!: number | null;
  @Column('text', { default: 'not-classified' }) belowBands!: BelowBands;
  @Column('jsonb', { default: [] }) bands!: HazardBandView[];
}
