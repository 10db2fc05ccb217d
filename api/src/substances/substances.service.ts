import { Injectable } from '@nestjs/common';
import { molarMassOf, overlappingBands, readName, type Substance, type SubstanceBody, type SubstanceChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, isClash, ONE_MORE, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { raiseRulesVersion } from '../school/index.js';
import { shippedOfName } from './known-substances.js';
import { shippedSubstances } from './shipped-substances.js';
import { SubstanceRow } from './substance.entity.js';

type Described = Omit<Substance, 'id' | 'version' | 'own' | 'stockSource'>;

const UNIQUE_NAME = 'substance_name';
const COLUMNS = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  aliases: is.texts,
  formula: is.text.orNull,
  molarMass: is.number.orNull,
  state: is.text.as<NonNullable<Substance['state']>>().orNull,
  stockStrength: is.number.orNull,
  belowBands: is.text.as<Substance['belowBands']>(),
  bands: is.json<Substance['bands']>(),
};

/** Keeps others from changing it until the transaction ends. */
export const LOCK_SUBSTANCE = statement(
  COLUMNS,
  `SELECT id, version, name, aliases, formula, molar_mass AS "molarMass", state, stock_strength AS "stockStrength", below_bands AS "belowBands", bands
FROM substance WHERE school_id = $1 AND id = $2 FOR NO KEY UPDATE`,
);

/** Writes what a school says of chemicals itself. */
@Injectable()
export class SubstancesService {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /** Adds a substance; one of a shipped name is written over that. @throws INVALID naming the field; ALREADY_EXISTS naming `name` */
  add(principal: Principal, body: SubstanceBody): Promise<Substance> {
    const described = describedBy(body);
    const shipped = shippedOfName(described.name);
    const id = shipped?.id ?? newId();
    const work = this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      if (await this.db.one(LOCK_SUBSTANCE, [principal.schoolId, id])) throw taken(described.name);
      return this.write(principal, { id, version: (shipped?.version ?? 0) + 1, ...described });
    });
    return orNameTaken(work, described.name);
  }

  /**
   * Writes the whole of a substance anew; a shipped one becomes the school's own from then on.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming the field; ALREADY_EXISTS naming `name`
   */
  change(principal: Principal, id: string, body: SubstanceChange): Promise<Substance> {
    const described = describedBy(body);
    const work = this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const row = await this.db.one(LOCK_SUBSTANCE, [principal.schoolId, id]);
      const current = row ? { ...row, own: true, stockSource: null } : shippedSubstances.find((one) => one.id === id);
      if (!current) throw notFound('substance');
      if (current.version !== body.version) throw stale(current);
      if (!row) return this.write(principal, { id, version: current.version + 1, ...described });
      await this.db.update(SubstanceRow, { id }, { ...described, version: ONE_MORE });
      const { id: _id, version, ...before } = row;
      await this.events.record(principal, { name: 'substance.changed', subjectId: id, payload: { before, after: described } });
      return { id, version: version + 1, own: true, stockSource: null, ...described };
    });
    return orNameTaken(work, described.name);
  }

  /** Takes the school's own away: what was shipped under that id counts again. @throws NOT_FOUND for what the school did not write */
  remove(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const row = await this.db.one(LOCK_SUBSTANCE, [principal.schoolId, id]);
      if (!row) throw notFound('substance');
      const { id: _id, version: _version, ...before } = row;
      await this.db.delete(SubstanceRow, { id });
      await this.events.record(principal, { name: 'substance.removed', subjectId: id, payload: { before } });
      this.undos.keep(principal, new Map([[id, { kept: row }]]));
    });
  }

  /** Writes again what was removed, in the ambient transaction. @throws ALREADY_EXISTS where its name was given to another meanwhile */
  async putBack(principal: Principal, row: Described & { id: string; version: number }): Promise<void> {
    await raiseRulesVersion(this.db, principal.schoolId);
    await orNameTaken(this.write(principal, row), row.name);
  }

  private async write(principal: Principal, row: Described & { id: string; version: number }): Promise<Substance> {
    const { id, version: _version, ...after } = row;
    await this.events.record(principal, { name: 'substance.added', subjectId: id, payload: { after } }, [
      SubstanceRow,
      [{ schoolId: principal.schoolId, ...row }],
    ]);
    return { ...row, own: true, stockSource: null };
  }
}

/** What a body says, whole. @throws INVALID naming a formula that cannot be read, or a molar mass or band that cannot be right */
function describedBy(body: SubstanceBody): Described {
  const formula = body.formula?.trim() || null;
  const summed = formula === null ? null : molarMassOf(formula);
  if (formula !== null && summed === null)
    throw invalid('formula', told`${{ formula }} cannot be read as a formula: write it as CuSO4·5H2O. Nothing was changed.`);
  const molarMass = body.molarMass ?? summed;
  if (summed !== null && molarMass !== null && Math.abs(molarMass - summed) > summed / 100)
    throw invalid('molarMass', told`The atoms of ${{ formula: formula ?? '' }} come to ${{ summed }} g/mol. Nothing was changed.`);
  body.bands.forEach(({ from, to }, index) => {
    if (to != null && to <= from) throw invalid(`bands.${index}.to`, 'A band ends above where it begins. Nothing was changed.');
  });
  refuseOverlaps(body.bands);
  return {
    name: readName(body.name),
    aliases: [...new Set(body.aliases.map(readName))].filter(Boolean),
    formula,
    molarMass,
    state: body.state ?? usualState(molarMass, body.stockStrength),
    stockStrength: body.stockStrength ?? null,
    belowBands: body.belowBands ?? 'not-classified',
    bands: body.bands.map(({ to = null, classification = '', signalWord = null, ...band }) => ({
      ...band,
      to,
      classification,
      signalWord,
    })),
  };
}

/** A strength has one hazard: of two bands for it nobody could say which is meant. @throws INVALID naming the later band, and both in words */
function refuseOverlaps(bands: SubstanceBody['bands']): void {
  const both = overlappingBands(bands.map(({ to = null, ...band }) => ({ ...band, to })));
  if (!both) return;
  const [one, other] = both.map((at) => bands[at]);
  if (!one || !other) return;
  const said = [one, other].map(({ from, to = null, unit }) => words.substances.bandRange({ from, to, unit }));
  throw invalid(
    `bands.${both[1]}.from`,
    told`Two bands overlap: ${{ one: said[0] ?? '' }}, and ${{ other: said[1] ?? '' }}. Each strength has one band. Nothing was changed.`,
  );
}

/** What is on the shelf where nobody says it: a solution that is diluted, or a solid that is weighed out where its molar mass is known. */
function usualState(molarMass: number | null, stockStrength: number | null | undefined): Described['state'] {
  if (stockStrength != null) return 'solution';
  return molarMass === null ? null : 'solid';
}

function stale(current: Substance): ProblemError {
  const detail = told`${{ name: current.name }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
  return new ProblemError('STALE_VERSION', detail, undefined, { current });
}

function taken(name: string): ProblemError {
  const message = `${name} is on your own list already. Nothing was changed.`;
  return new ProblemError('ALREADY_EXISTS', message, [{ field: 'name', code: 'taken', message }]);
}

/** The work, with a name that is taken refused as such. */
async function orNameTaken<T>(work: Promise<T>, name: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isClash(error, UNIQUE_NAME)) throw error;
    throw taken(name);
  }
}
