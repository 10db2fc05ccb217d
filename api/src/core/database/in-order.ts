import { Column, Generated } from 'typeorm';

/** Says that a column holds a row's place in the order of writing, which the database gives: ids are made by the clock of each server. */
export function InOrder(): PropertyDecorator {
  return (row, property) => {
    Column({ type: 'bigint', insert: false, update: false })(row, property);
    Generated('increment')(row, property);
  };
}
