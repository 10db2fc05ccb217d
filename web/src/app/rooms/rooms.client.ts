import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Room, RoomBody, RoomChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** A part of the list, and of how many. */
export interface RoomList {
  items: Room[];
  total: number;
}

const url = (id: string) => `/api/rooms/${encodeURIComponent(id)}`;

/** The school's rooms: the only door to /api/rooms. */
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

  one(id: () => string): HttpResourceRef<Room | undefined> {
    return httpResource<Room>(() => (id() === 'new' ? undefined : url(id())));
  }

  add(body: RoomBody): Promise<Room> {
    return firstValueFrom(this.http.post<Room>('/api/rooms', body));
  }

  change(id: string, body: RoomChange): Promise<Room> {
    return firstValueFrom(this.http.put<Room>(url(id), body));
  }
}
