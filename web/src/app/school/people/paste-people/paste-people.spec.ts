import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { BulkPersonRow, PeopleBulkAnswer, PeopleBulkBody } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { WORDS } from '../../../core/words';
import { englishLeft } from '../../../testing/english-left';
import { PastePeople } from './paste-people';

const row = (change: Partial<BulkPersonRow>): BulkPersonRow => ({
  row: 1,
  written: '',
  what: 'new',
  personId: null,
  name: 'Jo Smith',
  code: 'JSM',
  email: 'jo@oak.example',
  roles: ['teacher'],
  departmentIds: ['d1'],
  changes: [],
  guessed: [],
  unread: [],
  errors: [],
  invites: true,
  invitationUrl: null,
  ...change,
});
const answer = (rows: BulkPersonRow[], change: Partial<PeopleBulkAnswer> = {}): PeopleBulkAnswer => ({
  mode: 'preview',
  rows: rows.map((one, at) => ({ ...one, row: at + 1 })),
  created: rows.filter(({ what }) => what === 'new').length,
  updated: rows.filter(({ what }) => what === 'changed').length,
  unchanged: rows.filter(({ what }) => what === 'same').length,
  refused: rows.filter(({ what }) => what === 'refused').length,
  invited: rows.filter(({ invites }) => invites).length,
  mailed: false,
  unreadColumns: [],
  ...change,
});
const RAO = row({ what: 'changed', personId: 'p2', name: 'Anil Rao', code: 'RAO', email: null, changes: ['name'], invites: false });
const WRONG = row({
  what: 'refused',
  name: '',
  code: '',
  email: 'nobody@',
  errors: [{ field: 'name', code: 'missing', message: '' }],
  invites: false,
});

describe('the page on which people are pasted', () => {
  let fixture: ComponentFixture<PastePeople>;
  let http: HttpTestingController;
  let language: Words;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (selector: string): string => root().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const button = (words: string): HTMLButtonElement | undefined =>
    [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === words);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function open(unnamed?: string): Promise<void> {
    TestBed.configureTestingModule({
      providers: [{ provide: WORDS, useFactory: () => language }, provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PastePeople);
    if (unnamed !== undefined) fixture.componentRef.setInput('unnamed', unnamed);
    fixture.autoDetectChanges();
    await settle();
    http.expectOne('/api/departments').flush({ items: [{ id: 'd1', name: 'Science' }] });
    await settle();
  }

  async function say(value: string, selector = 'textarea', event = 'input'): Promise<void> {
    const control = root().querySelector<HTMLInputElement>(selector);
    if (control) control.value = value;
    control?.dispatchEvent(new Event(event));
    await settle();
  }

  async function sent(reply: PeopleBulkAnswer): Promise<PeopleBulkBody> {
    const request: TestRequest = http.expectOne('/api/people/bulk');
    request.flush(reply);
    await settle();
    return request.request.body as PeopleBulkBody;
  }

  beforeEach(() => {
    language = en;
  });

  it('shows what was understood of the text, and adds nobody until it is said', async () => {
    await open();
    await say('JSM, Jo Smith, jo@oak.example');
    button('Check the list')?.click();
    expect(await sent(answer([row({}), RAO, WRONG]))).toEqual({
      mode: 'preview',
      text: 'JSM, Jo Smith, jo@oak.example',
      roles: ['teacher'],
      departmentIds: ['d1'],
      invite: true,
    });
    expect(text('section [role=status]')).toBe('1 new, 1 changed, 1 to put right.');
    expect([...root().querySelectorAll('li p.notes')].map((one) => one.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'new',
      'changednew name',
      'to put right',
    ]);
    button('Add 1 and change 1')?.click();
    await settle();
    const url = 'https://oak.example/invitation/x';
    expect((await sent(answer([row({ invitationUrl: url }), RAO, WRONG], { mode: 'apply' }))).mode).toBe('apply');
    expect(text('#done-heading')).toBe('1 person added, 1 changed, 1 invited. 1 row left out.');
    expect(root().querySelector('textarea')?.value).toBe(`Jo Smith <jo@oak.example>: ${url}`);
  });

  it('has a row put right and asks again, with what each row says and no more', async () => {
    await open();
    await say('nobody@');
    button('Check the list')?.click();
    await sent(answer([WRONG, RAO]));
    await say('Pat Wren', 'li input', 'change');
    expect((await sent(answer([row({ name: 'Pat Wren' }), RAO]))).people).toEqual([
      { name: 'Pat Wren', email: 'nobody@', roles: ['teacher'], departmentIds: ['d1'] },
      { name: 'Anil Rao', code: 'RAO' },
    ]);
    root().querySelectorAll<HTMLButtonElement>('li button.icon-button')[1]?.click();
    await settle();
    expect((await sent(answer([row({ name: 'Pat Wren' })]))).people).toHaveLength(1);
  });

  it('asks the names of those who have only a code', async () => {
    await open('');
    const people = [
      { id: 'p1', name: 'T1', code: 'T1', active: true },
      { id: 'p2', name: 'Anil Rao', code: 'RAO', active: true },
      { id: 'p3', name: 'T3', code: 'T3', active: false },
    ];
    http.expectOne((request) => request.url === '/api/people').flush({ items: people });
    await settle();
    const unnamed = row({ what: 'same', personId: 'p1', name: 'T1', code: 'T1', email: null, invites: false });
    expect((await sent(answer([unnamed]))).people).toEqual([{ code: 'T1' }]);
    expect(root().querySelector<HTMLInputElement>('li input')?.value).toBe('');
    expect(button('Save')?.disabled).toBe(true);
  });

  it('keeps saying what of the paste was not read, while rows are put right or left out', async () => {
    await open();
    await say('x');
    root().querySelector('form')?.dispatchEvent(new Event('submit'));
    await sent(answer([RAO, row({ unread: ['Lab 3'] })], { unreadColumns: ['Room', 'Gender'] }));
    const said = () =>
      [...root().querySelectorAll('app-pasted-row')].map((one) => /not read: [^ ]* ?\d?/.exec(one.textContent ?? '')?.[0] ?? '');
    expect(root().textContent).toContain('Not read: the columns Room and Gender.');
    expect(said()).toEqual(['', 'not read: Lab 3']);
    root().querySelector<HTMLButtonElement>('app-pasted-row button')?.click();
    await sent(answer([row({})]));
    expect(said()).toEqual(['not read: Lab 3']);
    expect(root().textContent).toContain('Not read: the columns Room and Gender.');
  });

  it('speaks by its words alone', async () => {
    language = pseudo(en);
    await open();
    await say('x');
    root().querySelector('form')?.dispatchEvent(new Event('submit'));
    await sent(answer([row({ guessed: ['code'], unread: ['Lab'] }), RAO, WRONG], { unreadColumns: ['Lab'] }));
    expect(englishLeft(root(), ['Jo Smith', 'JSM', 'Anil Rao', 'RAO', 'Science', 'nobody@', 'Lab'])).toEqual([]);
  });
});
