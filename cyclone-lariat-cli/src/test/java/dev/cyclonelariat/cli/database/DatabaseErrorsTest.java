package dev.cyclonelariat.cli.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.TestInbox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseErrorsTest {

  @TempDir Path folder;

  private static Result list(String url) {
    return new CommandRun().run("inbox", "list", "--inbox", url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:frob://h/app                                      | 2 | takes the URL of a database
          localhost/app                                          | 2 | takes the URL of a database
          jdbc:postgresql://me:frobnicate@127.0.0.1/app          | 2 | set LARIAT_DB_USER and
          jdbc:mysql://me:frobnicate@127.0.0.1/app               | 2 | set LARIAT_DB_USER and
          jdbc:postgresql://127.0.0.1:1/app?password=frobnicate  | 1 | The database jdbc:postgresql://127.0.0.1:1/app cannot be opened:
          jdbc:mariadb://127.0.0.1:1/app?password=frobnicate     | 1 | Connection refused
          jdbc:mysql://127.0.0.1:1/app?password=frobnicate       | 1 | jdbc:mariadb://127.0.0.1:1/app
          jdbc:h2:tcp://127.0.0.1:1/app;PASSWORD=frobnicate      | 1 | See that it runs there
          """)
  void aDatabaseThatCannotBeReachedIsToldInOneLineWithoutSecrets(
      String url, int exitCode, String problem) {
    assertFails(list(url), exitCode, problem);
    Result inEnvironment = new CommandRun().environment("LARIAT_DB_URL", url).run("inbox", "stats");
    assertFails(inEnvironment, exitCode, problem);
  }

  @Test
  void noDatabaseIsMadeByLookingForOne() {
    String url = "jdbc:h2:file:" + folder.resolve("typo");
    assertFails(
        list(url + ";PASSWORD=frobnicate"),
        1,
        "The database " + url + " cannot be opened: there is no such database, check its path\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whichDatabaseIsMeantMustBeSaid() {
    assertFails(
        new CommandRun().run("inbox", "list"), 2, "Say --inbox JDBC_URL, or LARIAT_DB_URL in");
    assertFails(new CommandRun().run("log", "--about", "user:" + new UUID(0, 1)), 2, "?");
  }

  @Test
  void aDatabaseOfAnotherModeIsTold() throws SQLException {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    try (var kept = DriverManager.getConnection(url)) {
      assertFails(list(url), 1, "add ;MODE=PostgreSQL");
    }
  }

  @Test
  void userAndPasswordComeFromOptionsFileAndEnvironment() throws IOException {
    String url = "jdbc:h2:file:" + folder.resolve("inbox") + ";MODE=PostgreSQL;WRITE_DELAY=0";
    new TestInbox(url, "ada", "frobnicate").close();
    Path password = Files.writeString(folder.resolve("password"), "frobnicate\n");
    CommandRun byEnvironment =
        new CommandRun()
            .environment("LARIAT_DB_USER", "ada")
            .environment("LARIAT_DB_PASSWORD", "frobnicate");
    String[] byOptions = {
      "inbox", "list", "--inbox", url, "--db-user", "ada", "--db-password-file", password.toString()
    };

    assertThat(byEnvironment.run("inbox", "list", "--inbox", url).exitCode()).isZero();
    assertThat(new CommandRun().run(byOptions).exitCode()).isZero();
    assertThat(byEnvironment.environment("LARIAT_DB_PASSWORD", "x").run(byOptions).exitCode())
        .as("the option goes first")
        .isZero();
    assertFails(list(url + ";USER=ada;PASSWORD=no"), 1, "user 'ada' of its URL is refused, or the");
    assertFails(
        new CommandRun()
            .environment("LARIAT_DB_USER", "bob")
            .run("inbox", "list", "--inbox", url, "--db-password-file", password.toString()),
        1,
        "user 'bob' of LARIAT_DB_USER is refused, or the password is wrong");
    assertFails(
        new CommandRun().run("inbox", "list", "--inbox", url, "--db-user", "eve"),
        1,
        "user 'eve' of --db-user is refused");
    byOptions[7] = folder.resolve("nowhere").toString();
    assertFails(new CommandRun().run(byOptions), 1, "there is no such file");
  }

  @Test
  void severalProcessesMayHaveAFileOfH2OpenIfItsUrlSaysSo() {
    new TestInbox(file(), "ada", "").close();

    Result result = list(file() + ";AUTO_SERVER=TRUE;USER=ada");

    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsToldWithTheRemedy() throws IOException {
    new TestInbox(file(), "ada", "").close();
    Path stored = folder.resolve("inbox.mv.db");
    try (FileChannel other = FileChannel.open(stored, StandardOpenOption.WRITE)) {
      try (FileLock lock = other.lock()) {
        assertFails(
            list(file() + ";USER=ada"),
            1,
            "inbox cannot be opened: another process has it open: add ;AUTO_SERVER=TRUE to its URL"
                + " on both sides, or run a server");
        assertThat(lock.isValid()).isTrue();
      }
    }
  }

  private String file() {
    return "jdbc:h2:file:" + folder.resolve("inbox") + ";MODE=PostgreSQL;WRITE_DELAY=0";
  }

  @Test
  void onlyWhatIsMissingIsNamedWithoutAnySql() throws SQLException {
    try (TestInbox inbox = new TestInbox()) {
      String address = inbox.url().replaceFirst(";.*", "");
      Result elsewhere =
          new CommandRun().run("inbox", "list", "--inbox", inbox.url(), "--table", "nowhere");
      inbox.execute("DROP TABLE inbox_parked");
      Result without = list(inbox.url());
      inbox.execute("DROP TABLE inbox_messages");
      Result empty = list(inbox.url());

      assertFails(
          elsewhere, 1, "There is no table nowhere in " + address + ": run the script that");
      assertFails(without, 1, "There is no table inbox_parked in " + address + ": run the script");
      assertFails(empty, 1, "no table inbox_messages and no table inbox_parked in " + address);
      assertThat(empty.err())
          .contains("lariat inbox schema --database h2")
          .doesNotContain("SELECT");
    }
  }

  @Test
  void namesOfTablesAreChecked() {
    Result result =
        new CommandRun()
            .run("inbox", "list", "--inbox", "jdbc:h2:mem:x", "--table", "x; DROP TABLE y");

    assertFails(result, 2, "--table takes a name such as");
  }

  private static void assertFails(Result result, int exitCode, String problem) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains(problem).doesNotContain("frobnicate");
  }
}
