package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.OperationJson;
import dev.cyclonelariat.migration.QuestionJson;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.StepState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The rows of {@code lariat_runs} and {@code lariat_steps}. */
final class RunRows {

  private static final String RUNS =
      """
      SELECT id, version, title, action, state, checksum, answers, run_by, started_at, ended_at
      FROM lariat_runs ORDER BY id""";

  private static final String STEPS =
      """
      SELECT run, step, operation, state, error, started_at, ended_at
      FROM lariat_steps ORDER BY run, step""";

  private static final String INSERT_RUN =
      """
      INSERT INTO lariat_runs
        (id, version, title, action, state, checksum, answers, run_by, started_at, ended_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  private static final String INSERT_STEP =
      """
      INSERT INTO lariat_steps (state, error, started_at, ended_at, run, step, operation)
      VALUES (?, ?, ?, ?, ?, ?, ?)""";

  private static final String UPDATE_STEP =
      """
      UPDATE lariat_steps SET state = ?, error = ?, started_at = ?, ended_at = ?
      WHERE run = ? AND step = ?""";

  private static final String END = "UPDATE lariat_runs SET state = ?, ended_at = ? WHERE id = ?";

  private final Connection connection;
  private final Dialect dialect;

  RunRows(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  List<MigrationRun> all() throws SQLException {
    Map<Long, List<Step>> steps = steps();
    List<MigrationRun> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RUNS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(run(row, steps.getOrDefault(row.getLong(1), List.of())));
      }
    }
    return all;
  }

  private Map<Long, List<Step>> steps() throws SQLException {
    Map<Long, List<Step>> steps = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(STEPS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        steps.computeIfAbsent(row.getLong(1), run -> new ArrayList<>()).add(step(row));
      }
    }
    return steps;
  }

  private Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getInt(2),
        OperationJson.read(row.getString(3)),
        StepState.valueOf(upper(row.getString(4))),
        row.getString(5),
        dialect.time(row, 6),
        dialect.time(row, 7));
  }

  private MigrationRun run(ResultSet row, List<Step> steps) throws SQLException {
    return new MigrationRun(
        row.getLong(1),
        new MigrationName(new MigrationVersion(row.getLong(2)), row.getString(3)),
        Action.valueOf(upper(row.getString(4))),
        RunState.valueOf(upper(row.getString(5))),
        row.getString(6),
        QuestionJson.read(row.getString(7)),
        row.getString(8),
        Objects.requireNonNull(dialect.time(row, 9)),
        dialect.time(row, 10),
        steps);
  }

  void insert(MigrationRun run) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_RUN)) {
      insert.setLong(1, run.id());
      insert.setLong(2, run.version().value());
      insert.setString(3, run.name().title());
      insert.setString(4, lower(run.action()));
      insert.setString(5, lower(run.state()));
      insert.setString(6, run.checksum());
      insert.setString(7, QuestionJson.write(run.answers()));
      insert.setString(8, run.by());
      dialect.setTime(insert, 9, run.startedAt());
      dialect.setTime(insert, 10, run.endedAt());
      insert.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT_STEP)) {
      for (Step step : run.steps()) {
        bind(insert, run.id(), step);
        insert.setString(7, OperationJson.write(step.operation()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void update(long run, Step step) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE_STEP)) {
      bind(update, run, step);
      update.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement, long run, Step step) throws SQLException {
    statement.setString(1, lower(step.state()));
    dialect.setText(statement, 2, step.error());
    dialect.setTime(statement, 3, step.startedAt());
    dialect.setTime(statement, 4, step.endedAt());
    statement.setLong(5, run);
    statement.setInt(6, step.number());
  }

  void end(MigrationRun run) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(END)) {
      update.setString(1, lower(run.state()));
      dialect.setTime(update, 2, run.endedAt());
      update.setLong(3, run.id());
      update.executeUpdate();
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
