import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request keeps what its room lacks of what its practical needs, so that it is known when a change makes it lack more. */
export class WhatRoomsLack1763700000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE requisition ADD COLUMN room_lacks text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE requisition DROP COLUMN room_lacks');
  }
}
