package dev.cyclonelariat.cli.outbox;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.outbox.OutboxSchema;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

  @Test
  void theScriptIsPlainSqlAndNothingElse() {
    assertThat(lariat("outbox", "schema"))
        .isEqualTo(new Result(0, OutboxSchema.script(Dialect.POSTGRESQL), ""));
    assertThat(lariat("outbox", "schema", "--database", "mariadb"))
        .isEqualTo(new Result(0, OutboxSchema.script(Dialect.MYSQL), ""));
    assertThat(lariat("outbox", "schema", "--database", "h2"))
        .isEqualTo(new Result(0, OutboxSchema.script(Dialect.H2), ""));
    assertThat(lariat("outbox", "schema", "--from-gem"))
        .isEqualTo(new Result(0, OutboxSchema.upgradeScript(), ""));
  }

  @Test
  void theGemIsOnPostgreSqlOnly() {
    Result result = lariat("outbox", "schema", "--from-gem", "--database", "h2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("--from-gem is for PostgreSQL").hasLineCount(1);
  }
}
