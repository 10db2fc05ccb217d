import { Injectable } from '@nestjs/common';

/** Somebody whose name goes: every name and address that they are known to have had, and what stands in place of the name from now on. */
export interface Forgotten {
  personId: string;
  names: readonly string[];
  addresses: readonly string[];
  shown: string;
}

/** Takes away what a feature has of somebody's name and address. */
export interface PersonForgetter {
  /** Takes it away in the ambient transaction. */
  forgetPerson(schoolId: string, person: Forgotten): Promise<void>;
}

/** Has somebody's name taken away wherever it stands. What stands where is known by the owners of the tables. */
@Injectable()
export class ForgetPeople {
  private readonly forgetters: PersonForgetter[] = [];

  /** Makes known who has names or addresses of people; once each, before the server is up. */
  register(forgetter: PersonForgetter): void {
    this.forgetters.push(forgetter);
  }

  /** Takes a person's name away everywhere, in the ambient transaction. */
  async forget(schoolId: string, person: Forgotten): Promise<void> {
    for (const forgetter of this.forgetters) await forgetter.forgetPerson(schoolId, person);
  }
}
