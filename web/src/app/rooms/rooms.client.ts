import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  Room,
  RoomAvailability,
  RoomBody,
  RoomChange,
  RoomClosureAnswer,
  RoomClosureBody,
  RoomSwapAnswer,
  RoomSwapBody,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

/** A part of the list, and of how many. */
export interface RoomList {
  items: Room[];
  total: number;
}

const url = (id: string) => `/api/rooms/${encodeURIComponent(id)}`;

/** The school's rooms: the only door to /api/rooms and /api/room-swaps. */
@Service()
export class RoomsClient {
  private readonly http = inject(HttpClient);

  /** Rooms with these words in their code or name, by code, so many of them at most. */
  search(asked: () => { q: string; limit: number }): HttpResourceRef<RoomList | undefined> {
    return httpResource<RoomList>(() => {
      const { q, limit } = asked();
      return { url: '/api/rooms', params: { limit, ...(q && { q }) } };
    });
  }

  /** The rooms in which technicians work. */
  prepRooms(): HttpResourceRef<Room[] | undefined> {
    return httpResource<Room[]>(() => ({ url: '/api/rooms', params: { prep: 'true', limit: 200 } }), {
      parse: (answer) => (answer as RoomList).items,
    });
  }

  /** All rooms, once, by code. */
  async all(): Promise<Room[]> {
    return (await firstValueFrom(this.http.get<RoomList>('/api/rooms', { params: { limit: 200 } }))).items;
  }

  /** Who has a room on some dates, both included, and in which periods it is free. */
  availability(asked: () => { id: string; from: string; to: string } | undefined): HttpResourceRef<RoomAvailability | undefined> {
    return httpResource<RoomAvailability>(() => {
      const range = asked();
      return range && { url: `${url(range.id)}/availability`, params: { from: range.from, to: range.to } };
    });
  }

  close(id: string, body: RoomClosureBody): Promise<RoomClosureAnswer> {
    return firstValueFrom(this.http.post<RoomClosureAnswer>(`${url(id)}/closures`, body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  async open(id: string, closureId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${url(id)}/closures/${encodeURIComponent(closureId)}`));
  }

  /** Gives two lessons that share time each other's room. */
  swap(body: RoomSwapBody): Promise<RoomSwapAnswer> {
    return firstValueFrom(this.http.post<RoomSwapAnswer>('/api/room-swaps', body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  one(id: () => string): HttpResourceRef<Room | undefined> {
    return httpResource<Room>(() => (id() === 'new' ? undefined : url(id())));
  }

  /** Who is in a room from day to day, both included; at most 62 days. */
  usesOf(id: string, range: { from: string; to: string }): Promise<RoomAvailability> {
    return firstValueFrom(this.http.get<RoomAvailability>(`${url(id)}/availability`, { params: range }));
  }

  add(body: RoomBody): Promise<Room> {
    return firstValueFrom(this.http.post<Room>('/api/rooms', body));
  }

  change(id: string, body: RoomChange): Promise<Room> {
    return firstValueFrom(this.http.put<Room>(url(id), body));
  }
}
