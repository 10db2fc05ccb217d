import { Injectable } from '@nestjs/common';
import { FACILITIES, kitLine, type StarterLoaded } from '@app/shared';
import {
  apparatus as starterApparatus,
  needsOf,
  practicals as starterPracticals,
  type SeedPractical,
} from '../../../migrations/seeds/library/index.js';
import { ApparatusService } from '../apparatus/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { PracticalLineRow } from './practical-line.entity.js';
import { PracticalRow } from './practical.entity.js';

export const APPARATUS_BY_NAME = statement(
  { name: is.text, id: is.uuid },
  'SELECT lower(name) AS name, id FROM apparatus WHERE school_id = $1',
);
export const PRACTICALS_BY_TITLE = statement(
  { title: is.text, id: is.uuid },
  'SELECT lower(title) AS title, id FROM practical WHERE school_id = $1',
);

/** What was new to the school, and the ids of the starter practicals by their keys. */
export interface StarterLibraryLoaded extends StarterLoaded {
  practicalIds: Map<string, string>;
}

/** A required practical, as the keywords of the starter library number it. */
const REFERENCE = /^RP\d+$/;

function practicalRow(schoolId: string, id: string, seed: SeedPractical): PracticalRow {
  const { title, subject, years, keywords, groupSize, demonstration, effort, leadSchoolDays, method, hazards } = seed;
  const { prepareFixed, preparePerSet, clearFixed, clearPerSet } = effort;
  return {
    schoolId,
    id,
    version: 1,
    title,
    subject,
    years,
    keywords,
    groupSize,
    demonstration,
    prepareFixed,
    preparePerSet,
    clearFixed,
    clearPerSet,
    leadSchoolDays,
    method,
    hazards,
    archived: false,
    clearAway: null,
    needs: FACILITIES.filter((one) => needsOf(seed).includes(one)),
    required: keywords.find((keyword) => REFERENCE.test(keyword)) ?? null,
    serves: null,
    specialism: null,
  };
}

/** The library that a school starts with: facts to begin from, first estimates of minutes, and numbers of apparatus to be counted. */
@Injectable()
export class StarterLibrary {
  constructor(
    private readonly apparatus: ApparatusService,
    private readonly db: Database,
    private readonly events: Events,
  ) {}

  /** Adds what the school does not have by that name; nothing that is there is changed. */
  async load(schoolId: string, personId: string | null): Promise<StarterLibraryLoaded> {
    return this.db.transaction(schoolId, async () => {
      const owned = new Map((await this.db.query(APPARATUS_BY_NAME, [schoolId])).map(({ name, id }) => [name, id]));
      const known = new Map((await this.db.query(PRACTICALS_BY_TITLE, [schoolId])).map(({ title, id }) => [title, id]));
      const apparatusIds = new Map(starterApparatus.map(({ key, name }) => [key as string, owned.get(name.toLowerCase()) ?? newId()]));
      const practicalIds = new Map(starterPracticals.map(({ key, title }) => [key, known.get(title.toLowerCase()) ?? newId()]));
      const newApparatus = starterApparatus.filter(({ name }) => !owned.has(name.toLowerCase()));
      const newPracticals = starterPracticals.filter(({ title }) => !known.has(title.toLowerCase()));
      const after = { practicals: newPracticals.length, apparatus: newApparatus.length };
      await this.apparatus.addListed(
        schoolId,
        newApparatus.map(({ key, ...row }) => ({ id: apparatusIds.get(key) ?? newId(), ...row })),
      );
      await this.events.record(
        { schoolId, personId },
        { name: 'practicals.started', subjectId: schoolId, payload: { after } },
        [PracticalRow, newPracticals.map((seed) => practicalRow(schoolId, practicalIds.get(seed.key) ?? newId(), seed))],
        [
          PracticalLineRow,
          newPracticals.flatMap((seed) =>
            seed.lines.map(({ apparatus, ...line }, position) => ({
              schoolId,
              id: newId(),
              practicalId: practicalIds.get(seed.key) ?? '',
              position,
              ...kitLine({ ...line, apparatusId: apparatusIds.get(apparatus ?? '') }),
            })),
          ),
        ],
      );
      return { practicals: newPracticals.length, apparatus: newApparatus.length, practicalIds };
    });
  }
}
