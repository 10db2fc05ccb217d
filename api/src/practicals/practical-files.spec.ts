import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import type { LibraryPractical, PracticalFile } from '@app/shared';
import { type Answer, type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { multipart } from '../testing/import-file.js';
import { toldByContent } from './told-by-content.js';

/** The smallest whole picture. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffda0008010100003f00d2cf20ffd9', 'hex');
const WEBP = Buffer.concat([Buffer.from('RIFF'), Buffer.from([26, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.alloc(18)]);
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const TEXT = Buffer.from('Cut the potato: 2 cm³ each.\n');

/** A part of a packed document; `says` is how many bytes it claims to have, where that is a lie. */
interface Part {
  name: string;
  content: Buffer;
  says?: number;
}

/** Packs parts as a ZIP writer does. */
function packed(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, says } of parts) {
    // a reader of open documents finds their type unpacked
    const isStored = name === 'mimetype';
    const deflated = isStored ? content : deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(says ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), deflated]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const part = (name: string, content: Buffer | string = '<x/>', says?: number): Part => ({
  name,
  content: Buffer.from(content),
  ...(says !== undefined && { says }),
});
const DOCX = packed([part('[Content_Types].xml'), part('word/document.xml', '<w>Osmosis</w>')]);
const ODT = packed([part('mimetype', 'application/vnd.oasis.opendocument.text'), part('content.xml')]);

let kit: TestApp;
let school: TestSchool;
let id: string;

beforeAll(async () => {
  kit = await startTestApp();
  school = await TestSchool.make(kit, { calendar: null });
  id = (await school.client('technician').post<{ id: string }>('/practicals', { title: 'Osmosis', subject: 'Biology' })).body.id;
});
afterAll(() => kit.stop());

function send(
  file: string,
  bytes: Buffer,
  { client = school.client('technician'), of = id, field = 'file' } = {},
): Promise<Answer<PracticalFile>> {
  const { body, headers } = multipart([{ name: field, file, bytes }]);
  return client.post<PracticalFile>(`/practicals/${of}/files`, body, headers);
}

/** A file as it is served, byte by byte. */
async function served(client: Client, fileId: string): Promise<Answer> {
  return client.get(`/files/${fileId}`);
}

describe('a file of a practical', () => {
  it.each([
    ['cells.png', PNG, 'image/png', 'inline'],
    ['cells.JPG', JPEG, 'image/jpeg', 'inline'],
    ['cells.webp', WEBP, 'image/webp', 'inline'],
    ['sheet.pdf', PDF, 'application/pdf', 'inline'],
    ['sheet.txt', TEXT, 'text/plain; charset=utf-8', 'attachment'],
    ['sheet.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
    [
      'results.xlsx',
      packed([part('[Content_Types].xml'), part('xl/workbook.xml')]),
      expect.stringContaining('spreadsheetml'),
      'attachment',
    ],
  ])('is told by its content and served as its own type: %s', async (name, bytes, type, shown) => {
    const { status, body } = await send(name, bytes);
    expect([status, body]).toEqual([201, { id: expect.any(String), name, type, bytes: bytes.length }]);
    const { headers } = await served(school.client('teacher'), body.id);
    expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).toBe(`${shown}; filename*=UTF-8''${name}`);
    const page = await school.client('teacher').get<LibraryPractical>(`/practicals/${id}`);
    expect(page.body.files).toContainEqual(body);
    expect((await school.client('technician').delete(`/practicals/${id}/files/${body.id}`)).status).toBe(204);
    expect((await served(school.client('teacher'), body.id)).status).toBe(404);
    expect((await school.client('technician').delete(`/practicals/${id}/files/${body.id}`)).status).toBe(404);
  });
  it('comes back letter for letter, under the name that it was given', async () => {
    const { body } = await send('Übung „Zellen“ (1).txt', TEXT);
    const again = await served(school.client('head'), body.id);
    expect(again.body).toBe(TEXT.toString());
    expect(again.headers['content-disposition']).toContain(encodeURIComponent('Übung „Zellen“ ').slice(0, 12));
    expect((await send('../../etc/passwd.txt', TEXT)).body.name).toBe('passwd.txt');
  });
  it.each([
    ['a script that is called a picture', 'cells.png', Buffer.from('<script>alert(1)</script>')],
    ['a page', 'page.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that can hold scripts', 'x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a PDF that is called a picture', 'cells.png', PDF],
    ['a picture without an ending', 'cells', PNG],
    ['a program', 'setup.txt', Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1')],
    ['an archive that is no document', 'files.docx', packed([part('a.txt')])],
    ['a document with macros', 'sheet.docx', packed([part('[Content_Types].xml'), part('word/document.xml'), part('word/vbaProject.bin')])],
    [
      'a document that unpacks to far more',
      'sheet.docx',
      packed([part('[Content_Types].xml'), part('word/document.xml', Buffer.alloc(9_000_000))]),
    ],
    [
      'a document that says less than it holds',
      'sheet.docx',
      packed([part('[Content_Types].xml'), part('word/document.xml', 'x'.repeat(5000), 10)]),
    ],
    ['a document cut short', 'sheet.docx', DOCX.subarray(0, DOCX.length - 30)],
    ['a picture cut short', 'cells.png', PNG.subarray(0, 30)],
    ['nothing', 'empty.txt', Buffer.alloc(0)],
  ])('is refused where it is %s', async (_what, name, bytes) => {
    const { status, body } = await send(name, bytes);
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'FILE_REFUSED', 'file']);
  });
  it('is refused over 20 MB, in another field, without a file and as no form', async () => {
    expect((await send('big.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'))).status).toBe(413);
    expect((await send('sheet.txt', TEXT, { field: 'other' })).status).toBe(422);
    const { body, headers } = multipart([{ name: 'file', value: 'no file' }]);
    expect((await school.client('technician').post(`/practicals/${id}/files`, body, headers)).status).toBe(422);
    expect((await school.client('technician').post(`/practicals/${id}/files`, { file: 'x' })).status).toBe(415);
  });
  it('is added by who changes the library, and seen in its own school alone', async () => {
    const other = await TestSchool.make(kit, { calendar: null });
    const { body } = await send('mine.txt', TEXT);
    expect((await send('sheet.txt', TEXT, { client: school.client('teacher') })).status).toBe(403);
    expect((await send('sheet.txt', TEXT, { client: kit.client() })).status).toBe(401);
    expect((await send('sheet.txt', TEXT, { client: other.client('head') })).status).toBe(404);
    expect((await served(other.client('head'), body.id)).status).toBe(404);
    expect((await other.client('head').delete(`/practicals/${id}/files/${body.id}`)).status).toBe(404);
    expect((await served(kit.client(), body.id)).status).toBe(401);
    expect((await served(school.client('teacher'), 'x')).status).toBe(404);
  });
  it('is refused beyond as many as are kept beside one practical', async () => {
    const full = (await school.client('head').post<{ id: string }>('/practicals', { title: 'Full', subject: 'Biology' })).body.id;
    for (let n = 0; n < 20; n++) expect((await send(`sheet ${n}.txt`, TEXT, { of: full })).status).toBe(201);
    const { status, body } = await send('one more.txt', TEXT, { of: full });
    expect([status, body.code]).toEqual([422, 'FILE_REFUSED']);
  });
});

describe('telling a file by its content', () => {
  it('knows open documents too', async () => {
    expect((await toldByContent(ODT))?.endings).toEqual(['odt']);
  });
  it('never fails, whatever the bytes', async () => {
    const starts = [PNG, JPEG, WEBP, PDF, DOCX, ODT].map((file) => fc.constant(file));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(...starts),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
        fc.nat(),
        async (file, flips, cut) => {
          const spoilt = Buffer.from(file);
          for (const [at, byte] of flips) spoilt[at % spoilt.length] = byte;
          const told = await toldByContent(spoilt.subarray(0, cut % 2 === 0 ? spoilt.length : cut % spoilt.length));
          expect(told === null || typeof told.type === 'string').toBe(true);
        },
      ),
    );
  });
});
