import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What else a school says of a practical; its words as the search compares them, kept beside it so that nobody waits for 5,000 to be spelt;
 * and notes for the next time.
 */
export class TheLibraryWhole1763700000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE practical
        ADD COLUMN clear_away text,
        ADD COLUMN needs text[] NOT NULL DEFAULT '{}',
        ADD COLUMN required text,
        ADD COLUMN serves text,
        ADD COLUMN search_title text NOT NULL DEFAULT '',
        ADD COLUMN search_keywords text NOT NULL DEFAULT '',
        ADD COLUMN search_subject text NOT NULL DEFAULT '';
      CREATE FUNCTION library_words(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ' ' || regexp_replace(replace(replace(replace(lower(said), 'sulph', 'sulf'), 'aluminum', 'aluminium'), 'cesium', 'caesium'), '[^[:alnum:]]+', ' ', 'g')
      $$;
      CREATE FUNCTION practical_search_words() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        NEW.search_title = library_words(NEW.title);
        NEW.search_keywords = library_words(array_to_string(NEW.keywords || NEW.required || NEW.serves, ' '));
        NEW.search_subject = library_words(NEW.subject);
        RETURN NEW;
      END $$;
      CREATE TRIGGER practical_search_words BEFORE INSERT OR UPDATE ON practical FOR EACH ROW EXECUTE FUNCTION practical_search_words();
      ALTER TABLE practical NO FORCE ROW LEVEL SECURITY;
      UPDATE practical SET title = title;
      ALTER TABLE practical FORCE ROW LEVEL SECURITY;
      CREATE TABLE practical_note (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        practical_id uuid NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        text text NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, practical_id) REFERENCES practical,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX practical_note_practical ON practical_note (school_id, practical_id, at);
      SELECT keep_to_school('practical_note');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE practical_note;
      DROP TRIGGER practical_search_words ON practical;
      DROP FUNCTION practical_search_words();
      DROP FUNCTION library_words(text);
      ALTER TABLE practical DROP COLUMN clear_away, DROP COLUMN needs, DROP COLUMN required, DROP COLUMN serves,
        DROP COLUMN search_title, DROP COLUMN search_keywords, DROP COLUMN search_subject;
    `);
  }
}
