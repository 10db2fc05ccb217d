import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The heart: requisitions with their lines and holds, and the technicians' tasks that follow from them. */
export class RequisitionsAndPrep1763700000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE requisition (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        entry_id uuid NOT NULL,
        date date NOT NULL,
        period text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        teacher_id uuid NOT NULL,
        department_id uuid NOT NULL,
        group_id uuid NOT NULL,
        room_id uuid,
        practical_id uuid,
        practical_version int,
        title text NOT NULL,
        pupils int NOT NULL CHECK (pupils >= 0),
        group_size int NOT NULL CHECK (group_size > 0),
        sets int NOT NULL CHECK (sets >= 0),
        own_lines boolean NOT NULL DEFAULT false,
        notes text,
        status text NOT NULL CHECK (status IN ('draft', 'submitted', 'queried', 'accepted', 'prepared', 'delivered', 'collected', 'cleared', 'declined', 'cancelled')),
        deadline timestamptz NOT NULL,
        deadline_policy text NOT NULL,
        submitted_at timestamptz,
        late boolean NOT NULL DEFAULT false,
        minutes_late int NOT NULL DEFAULT 0,
        late_reason text,
        late_words text,
        excused boolean NOT NULL DEFAULT false,
        short boolean NOT NULL DEFAULT false,
        risk_assessment jsonb,
        outcome text,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, entry_id) REFERENCES timetable_entry,
        FOREIGN KEY (school_id, teacher_id) REFERENCES person,
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, group_id) REFERENCES teaching_group,
        FOREIGN KEY (school_id, room_id) REFERENCES room,
        FOREIGN KEY (school_id, practical_id) REFERENCES practical,
        CHECK (ends_at > starts_at),
        CHECK (NOT late OR late_reason IS NOT NULL)
      );
      CREATE INDEX requisition_lesson ON requisition (school_id, entry_id, date);
      CREATE INDEX requisition_start ON requisition (school_id, starts_at, id);
      CREATE INDEX requisition_waiting ON requisition (school_id, starts_at) WHERE status IN ('submitted', 'queried');
      SELECT keep_to_school('requisition');

      CREATE TABLE requisition_line (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        position int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('apparatus', 'consumable', 'chemical')),
        apparatus_id uuid,
        name text NOT NULL,
        per_class real NOT NULL DEFAULT 0,
        per_set real NOT NULL DEFAULT 0,
        per_pupil real NOT NULL DEFAULT 0,
        spare real NOT NULL DEFAULT 0,
        unit text,
        concentration real,
        concentration_text text,
        round_to real,
        overage real,
        pictograms text[],
        statements text[],
        needed real NOT NULL CHECK (needed >= 0),
        short int NOT NULL DEFAULT 0 CHECK (short >= 0),
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition,
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus
      );
      CREATE INDEX requisition_line_requisition ON requisition_line (school_id, requisition_id, position);
      SELECT keep_to_school('requisition_line');

      -- a quantity of one apparatus reserved over [start of the lesson, end of the lesson + turnaround); a labelled thing goes out once at a time
      CREATE TABLE hold (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        apparatus_id uuid NOT NULL,
        quantity int NOT NULL CHECK (quantity > 0),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        labelled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition,
        FOREIGN KEY (school_id, apparatus_id) REFERENCES apparatus,
        CONSTRAINT hold_one_at_a_time EXCLUDE USING gist (school_id WITH =, apparatus_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (labelled),
        CONSTRAINT hold_times_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '16 days')
      );
      -- under row-level security a range's && never becomes an index condition, a comparison of instants does: who looks for what
      -- overlaps [a, b) bounds the start from both sides, which the length that the check allows makes exact
      CREATE INDEX hold_apparatus ON hold (school_id, apparatus_id, starts_at);
      CREATE INDEX hold_requisition ON hold (school_id, requisition_id);
      SELECT keep_to_school('hold');

      CREATE TABLE task (
        school_id uuid NOT NULL REFERENCES school,
        id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('prepare', 'deliver', 'collect', 'clear', 'duty')),
        requisition_id uuid,
        department_id uuid NOT NULL,
        title text NOT NULL,
        minutes real NOT NULL CHECK (minutes >= 0),
        window_from timestamptz NOT NULL,
        due timestamptz NOT NULL,
        date date NOT NULL,
        assignee_id uuid,
        pinned boolean NOT NULL DEFAULT false,
        done_at timestamptz,
        done_by uuid,
        actual_minutes int,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition,
        FOREIGN KEY (school_id, department_id) REFERENCES department,
        FOREIGN KEY (school_id, assignee_id) REFERENCES person,
        FOREIGN KEY (school_id, done_by) REFERENCES person,
        CHECK (due > window_from)
      );
      CREATE INDEX task_day ON task (school_id, date);
      CREATE INDEX task_requisition ON task (school_id, requisition_id);
      CREATE INDEX task_open ON task (school_id, department_id, due) WHERE done_at IS NULL;
      SELECT keep_to_school('task');

      -- minutes of open tasks by window: what overload is judged from at each submission, kept by the triggers below so that
      -- the judgement costs the same however many requisitions are stored
      CREATE TABLE demand (
        school_id uuid NOT NULL,
        department_id uuid NOT NULL,
        due timestamptz NOT NULL,
        window_from timestamptz NOT NULL,
        minutes real NOT NULL,
        PRIMARY KEY (school_id, department_id, due, window_from),
        FOREIGN KEY (school_id, department_id) REFERENCES department
      );
      SELECT keep_to_school('demand');

      CREATE FUNCTION demand_after_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, sum(minutes) FROM added WHERE done_at IS NULL AND minutes > 0
          GROUP BY school_id, department_id, due, window_from ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE FUNCTION demand_after_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, -sum(minutes) FROM taken WHERE done_at IS NULL AND minutes > 0
          GROUP BY school_id, department_id, due, window_from ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE FUNCTION demand_after_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO demand (school_id, department_id, due, window_from, minutes)
          SELECT school_id, department_id, due, window_from, sum(minutes) FROM (
            SELECT school_id, department_id, due, window_from, minutes FROM added WHERE done_at IS NULL
            UNION ALL SELECT school_id, department_id, due, window_from, -minutes FROM taken WHERE done_at IS NULL) moved
          GROUP BY school_id, department_id, due, window_from HAVING sum(minutes) <> 0
          ORDER BY school_id, department_id, due, window_from
          ON CONFLICT (school_id, department_id, due, window_from) DO UPDATE SET minutes = demand.minutes + excluded.minutes;
        RETURN NULL;
      END $$;
      CREATE TRIGGER task_added AFTER INSERT ON task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION demand_after_insert();
      CREATE TRIGGER task_taken AFTER DELETE ON task REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION demand_after_delete();
      CREATE TRIGGER task_changed AFTER UPDATE ON task REFERENCING OLD TABLE AS taken NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION demand_after_update();

      CREATE TABLE requisition_message (
        school_id uuid NOT NULL,
        id uuid NOT NULL,
        requisition_id uuid NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        text text NOT NULL,
        PRIMARY KEY (school_id, id),
        FOREIGN KEY (school_id, requisition_id) REFERENCES requisition,
        FOREIGN KEY (school_id, person_id) REFERENCES person
      );
      CREATE INDEX requisition_message_thread ON requisition_message (school_id, requisition_id, id);
      SELECT keep_to_school('requisition_message');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE requisition_message, demand, task, hold, requisition_line, requisition;
      DROP FUNCTION demand_after_insert(); DROP FUNCTION demand_after_delete(); DROP FUNCTION demand_after_update();
    `);
  }
}
