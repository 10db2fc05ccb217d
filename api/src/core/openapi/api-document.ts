import { type INestApplication, Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of the server that runs; it is made when it is first asked for, so that starting costs nothing. */
@Injectable()
export class ApiDocument {
  private app: INestApplication | null = null;
  private made: Promise<OpenAPIObject> | null = null;

  /** Says which application is to be described. */
  describe(app: INestApplication): void {
    this.app = app;
  }

  /** The document, made once. */
  get(): Promise<OpenAPIObject> {
    return (this.made ??= this.make());
  }

  private async make(): Promise<OpenAPIObject> {
    if (!this.app) throw new Error('The document was asked for before there was an application');
    const { describeApi } = await import('./describe-api.js');
    return describeApi(this.app).document;
  }
}
