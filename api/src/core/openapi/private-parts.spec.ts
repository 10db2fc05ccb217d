import 'reflect-metadata';
import { Body, HttpCode, Post, Query } from '@nestjs/common';
import { HTTP_CODE_METADATA, PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';

class Asked {
  text?: string;
}

class Route {
  @Post()
  @HttpCode(202)
  take(@Query() query: Asked, @Body() body: Asked): unknown {
    return [query, body];
  }
}

/** The document is completed from what Nest notes at a route and promises nobody. When it moves, it is said here. */
describe('what the document of the API reads of Nest beyond its promises', () => {
  it('is noted where it is looked for', () => {
    const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, Route, 'take') as Record<string, { index: number; data?: unknown }>;
    expect(parameters[`${RouteParamtypes.QUERY}:0`]).toMatchObject({ index: 0 });
    expect(parameters[`${RouteParamtypes.QUERY}:0`]?.data).toBeUndefined();
    expect(parameters[`${RouteParamtypes.BODY}:1`]).toMatchObject({ index: 1 });
    expect(Reflect.getMetadata(PARAMTYPES_METADATA, Route.prototype, 'take')).toEqual([Asked, Asked]);
    const handler: unknown = Object.getOwnPropertyDescriptor(Route.prototype, 'take')?.value;
    expect(Reflect.getMetadata(HTTP_CODE_METADATA, handler as object)).toBe(202);
  });
});
