import type { APIRequestContext, APIResponse, BrowserContext } from '@playwright/test';

/** What a test asks of the API beside the page, in the same session; every call throws where the answer is not a success. */
export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
}

async function bodyOf<T>(answer: APIResponse): Promise<T> {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The API as the person who is signed in to this browser sees it; `path` begins after `/api`. */
export function apiOf(context: BrowserContext): Api {
  const xsrf = async (): Promise<Record<string, string>> => {
    const cookie = (await context.cookies()).find(({ name }) => name === 'XSRF-TOKEN');
    return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.value) } : {};
  };
  return {
    get: async (path) => bodyOf(await context.request.get(`/api${path}`)),
    post: async (path, data) => bodyOf(await context.request.post(`/api${path}`, { data, headers: await xsrf() })),
    put: async (path, data) => bodyOf(await context.request.put(`/api${path}`, { data, headers: await xsrf() })),
  };
}

/** Signs in without the page. @throws Error when the sign-in is refused */
export async function signIn(request: APIRequestContext, email: string, password: string): Promise<void> {
  await bodyOf(await request.post('/api/auth/session', { data: { email, password } }));
}
