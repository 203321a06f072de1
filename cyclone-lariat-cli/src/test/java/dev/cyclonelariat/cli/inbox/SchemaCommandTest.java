package dev.cyclonelariat.cli.inbox;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.inbox.GemLayout;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.jdbc.Dialect;
import org.junit.jupiter.api.Test;

class SchemaCommandTest {

  @Test
  void theScriptIsPlainSqlAndNothingElse() {
    assertPrints(InboxSchema.script(Dialect.POSTGRESQL));
    assertPrints(InboxSchema.script(Dialect.POSTGRESQL), "--database", "postgresql");
    assertPrints(InboxSchema.script(Dialect.MYSQL), "--database", "mysql");
    assertPrints(InboxSchema.script(Dialect.MYSQL), "--database", "mariadb");
    assertPrints(InboxSchema.script(Dialect.H2), "--database", "h2");
    assertPrints(InboxSchema.upgradeScript(GemLayout.SEQUEL), "--from-gem");
    assertPrints(InboxSchema.upgradeScript(GemLayout.SEQUEL), "--from-gem", "sequel");
    assertPrints(InboxSchema.upgradeScript(GemLayout.ACTIVE_RECORD), "--from-gem", "active-record");
  }

  private static void assertPrints(String script, String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "inbox";
    args[1] = "schema";
    System.arraycopy(options, 0, args, 2, options.length);
    assertThat(lariat(args)).isEqualTo(new Result(0, script, ""));
  }

  @Test
  void theGemIsOnPostgreSqlOnly() {
    Result result = lariat("inbox", "schema", "--from-gem", "--database", "h2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("--from-gem is for PostgreSQL").hasLineCount(1);
  }
}
