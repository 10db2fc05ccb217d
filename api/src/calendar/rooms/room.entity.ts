import type { Facility } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../../core/database/index.js';

/** A room, which timetables know by its code; `prepRoomId` is the prep room that serves it. */
@Entity('room')
@PointsTo('school')
@PointsTo('room', 'prepRoomId')
@Index('room_code', { synchronize: false })
@Index('room_prep_room', ['schoolId', 'prepRoomId'])
@Check('room_facilities_check', `facilities <@ ARRAY['gas', 'water', 'mains', 'fume-cupboard', 'blackout', 'sinks', 'food-safe']`)
@Check('room_places_check', 'places BETWEEN 1 AND 2000')
export class RoomRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { array: true, default: '{}' }) facilities!: Facility[];
  @Column('boolean', { default: false }) prep!: boolean;
  @Column('uuid', { nullable: true }) prepRoomId!: string | null;
  @Column('int', { nullable: true }) places!: number | null;
}

/** Makes the row of a room of which a code is all that is known. */
export function newRoom(schoolId: string, id: string, code: string): RoomRow {
  return { schoolId, id, code, version: 1, name: null, facilities: [], prep: false, prepRoomId: null, places: null };
}
