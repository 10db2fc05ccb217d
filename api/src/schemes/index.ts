export * from './scheme.entity.js';
export { SchemesModule } from './schemes.module.js';
