package dev.cyclonelariat.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** db-scheduler on the same database, each message a task of its own. */
final class DbSchedulerOutbox {

  private static final int THREADS = 16;

  /** The table of its README. */
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS scheduled_tasks (
        task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
        execution_time timestamp with time zone, picked boolean NOT NULL, picked_by text,
        last_success timestamp with time zone, last_failure timestamp with time zone,
        consecutive_failures integer, last_heartbeat timestamp with time zone,
        version bigint NOT NULL, priority smallint,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat)""";

  private final BenchmarkDatabase database;
  private final AtomicLong sent = new AtomicLong();
  private final OneTimeTask<String> task =
      Tasks.oneTime("send", String.class).execute((instance, context) -> sent.incrementAndGet());

  DbSchedulerOutbox(BenchmarkDatabase database) throws SQLException {
    this.database = database;
    database.execute(TABLE);
  }

  private Scheduler scheduler() {
    return Scheduler.create(database.pool(), task)
        .threads(THREADS)
        .pollingInterval(Duration.ofMillis(100))
        .pollUsingLockAndFetch(2.0, 8.0)
        .build();
  }

  void fill(int messages, String body) throws SQLException {
    database.execute("TRUNCATE scheduled_tasks");
    scheduler().schedule(task.instance("first", body), Instant.EPOCH);
    database.execute(
        """
        INSERT INTO scheduled_tasks
        SELECT (jsonb_populate_record(
          t, jsonb_build_object('task_instance', gen_random_uuid()::text))).*
        FROM scheduled_tasks AS t, generate_series(2,"""
            + messages
            + ")");
    sent.set(0);
  }

  long drain(int messages) {
    Scheduler scheduler = scheduler();
    scheduler.start();
    while (sent.get() < messages) {
      OurOutbox.pause();
    }
    scheduler.stop();
    return messages;
  }
}
