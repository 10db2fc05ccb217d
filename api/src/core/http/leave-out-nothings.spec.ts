import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, ValidateNested } from 'class-validator';
import { NullIsWrong } from '@app/shared';
import { ContractPipe } from './validation.pipe.js';

class Part {
  @IsString() name!: string;
  @IsOptional() @IsString() note?: string;
}

class Message {
  @IsString() title!: string;
  @IsOptional() @IsString() note?: string;
  @IsOptional() @IsBoolean() shared?: boolean;
  @IsOptional() @IsString({ each: true }) aliases?: string[];
  @IsOptional() @IsString() roomId?: string | null;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => Part) parts?: Part[];
}

@NullIsWrong()
class Change {
  @IsOptional() @IsString() name?: string;
  @IsOptional() @IsString() roomId?: string | null;
}

describe('null in place of what may be left out', () => {
  const read = (body: object) => new ContractPipe().transform(body, { type: 'body', metatype: Message });

  it('is as if it were left out, within lists too', async () => {
    const body = { title: 'Oak', note: null, shared: null, aliases: null, parts: [{ name: 'Lamp', note: null }] };
    const message = await read(body);
    expect(message).toEqual({ title: 'Oak', parts: [{ name: 'Lamp' }] });
    expect(Object.keys(message as object)).toEqual(['title', 'parts']);
  });

  it('stays where the contract gives it a meaning', async () => {
    expect(await read({ title: 'Oak', roomId: null })).toEqual({ title: 'Oak', roomId: null });
  });

  it('is refused of what must be said', async () => {
    await expect(read({ title: null })).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('title is missing') });
  });

  it('is refused in a change of what must stand', async () => {
    const change = (body: object) => new ContractPipe().transform(body, { type: 'body', metatype: Change });
    await expect(change({ name: null, roomId: null })).rejects.toMatchObject({ code: 'INVALID', errors: [{ field: 'name' }] });
    expect(await change({ roomId: null })).toEqual({ roomId: null });
  });
});
