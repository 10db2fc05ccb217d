export { type Known, KnownSubstances } from './known-substances.js';
export { SubstanceRow } from './substance.entity.js';
export { SubstancesModule } from './substances.module.js';
