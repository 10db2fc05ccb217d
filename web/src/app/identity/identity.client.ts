import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AcceptInvitation,
  AcceptReset,
  Me,
  OwnPassword,
  OwnSession,
  SetupBody,
  SetupView,
  SignedIn,
  SignedInAt,
  SignIn,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { WAITED_MS } from '../core/early-answers';

/** Signing in and out, where a 401 means wrong words and not an ended session. */
export const AUTH_URL = '/api/auth/';

/** Who is here: the only door to /api/auth, /api/me and /api/setup. Every call rejects with what `refusalOf` reads. */
@Service()
export class IdentityClient {
  private readonly http = inject(HttpClient);
  private asked: Promise<SetupView> | null = null;

  /** What this installation is; asked once, since a school that has been made stays. */
  setup(): Promise<SetupView> {
    this.asked ??= firstValueFrom(this.http.get<SetupView>('/api/setup')).then(
      (view) => {
        if (view.needed) this.asked = null;
        return view;
      },
      (error: unknown) => {
        this.asked = null;
        throw error;
      },
    );
    return this.asked;
  }

  begin(body: SetupBody): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/setup', body));
  }

  signIn(body: SignIn): Promise<SignedInAt> {
    return firstValueFrom(this.http.post<SignedInAt>('/api/auth/session', body));
  }

  signOut(): Promise<unknown> {
    return firstValueFrom(this.http.delete('/api/auth/session'));
  }

  accept(body: AcceptInvitation): Promise<SignedIn> {
    return firstValueFrom(this.http.post<SignedIn>('/api/auth/invitation', body));
  }

  /** Sends a link for a forgotten password, where somebody signs in with the address. */
  forgotten(email: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/auth/reset', { email }));
  }

  acceptReset(body: AcceptReset): Promise<SignedIn> {
    return firstValueFrom(this.http.post<SignedIn>('/api/auth/reset/accept', body));
  }

  /** Who is signed in, at which school, and to which others they may change. */
  signedIn(): Promise<SignedInAt> {
    return firstValueFrom(this.http.get<SignedInAt>('/api/auth/session'));
  }

  changeSchool(schoolId: string): Promise<SignedInAt> {
    return firstValueFrom(this.http.put<SignedInAt>('/api/auth/session', { schoolId }));
  }

  changePassword(body: OwnPassword): Promise<unknown> {
    return firstValueFrom(this.http.put('/api/me/password', body));
  }

  /** Where one is signed in, this browser first. */
  async sessions(): Promise<OwnSession[]> {
    return (await firstValueFrom(this.http.get<{ items: OwnSession[] }>('/api/me/sessions'))).items;
  }

  /** Says the own password once more. Rejects with what `refusalOf` reads. */
  async prove(current: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/me/prove', { current }));
  }

  endSession(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/me/sessions/${encodeURIComponent(id)}`));
  }

  /** Who is here. Its `now` is the server's as the answer is handed on, also where it had been waiting for us. */
  async me(): Promise<Me> {
    const { body, headers } = await firstValueFrom(this.http.get<Me>('/api/me', { observe: 'response' }));
    const me = body as Me;
    const waitedMs = Number(headers.get(WAITED_MS) ?? 0);
    return waitedMs > 0
      ? {
          ...me,
          now: Temporal.Instant.from(me.now)
            .add({ milliseconds: Math.round(waitedMs) })
            .toString(),
        }
      : me;
  }
}
