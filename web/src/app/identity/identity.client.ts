import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AcceptInvitation, Me, SetupBody, SetupView, SignedIn, SignIn } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Signing in and out, where a 401 means wrong words and not an ended session. */
export const AUTH_URL = '/api/auth/';

/** Who is here: the only door to /api/auth, /api/me and /api/setup. Every call rejects with what `refusalOf` reads. */
@Service()
export class IdentityClient {
  private readonly http = inject(HttpClient);

  setup(): Promise<SetupView> {
    return firstValueFrom(this.http.get<SetupView>('/api/setup'));
  }

  begin(body: SetupBody): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/setup', body));
  }

  signIn(body: SignIn): Promise<SignedIn> {
    return firstValueFrom(this.http.post<SignedIn>('/api/auth/session', body));
  }

  signOut(): Promise<unknown> {
    return firstValueFrom(this.http.delete('/api/auth/session'));
  }

  accept(body: AcceptInvitation): Promise<SignedIn> {
    return firstValueFrom(this.http.post<SignedIn>('/api/auth/invitation', body));
  }

  me(): Promise<Me> {
    return firstValueFrom(this.http.get<Me>('/api/me'));
  }
}
