package dev.cyclonelariat.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumeThroughInboxTest {

  private final LocalBroker broker = new LocalBroker();

  @TempDir Path folder;

  @BeforeEach
  void createQueue() {
    broker.createQueue("hello");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  private String h2() {
    return "jdbc:h2:file:" + folder.resolve("inbox") + ";MODE=PostgreSQL;WRITE_DELAY=0";
  }

  private Message sendTwice() {
    Message message = broker.lariat().event("x").build();
    broker.lariat().publish(message, Destination.queue("hello"));
    broker.lariat().publish(message, Destination.queue("hello"));
    return message;
  }

  private Result consume(String url) {
    return broker.run("consume", "hello", "--wait", "0", "--inbox", url);
  }

  @Test
  void aDuplicateIsSkippedAndSaidSoAlsoInALaterRun() {
    Message message = sendTwice();

    Result first = consume(h2());
    broker.lariat().publish(message, Destination.queue("hello"));
    Result later = consume(h2());

    assertThat(first.exitCode()).isZero();
    assertThat(first.outLines()).hasSize(1);
    assertThat(first.out()).contains(message.uuid().toString());
    assertThat(first.errLines())
        .singleElement()
        .asString()
        .matches("Skipped message .+ of queue hello: a duplicate, the inbox has it already");
    assertThat(later.out()).isEmpty();
    assertThat(later.errLines()).hasSize(1);
    assertThat(broker.depth("hello")).isZero();
  }

  @Test
  void postgreSqlWorksWithUserAndPasswordFromTheEnvironment() throws IOException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start()) {
      Message message = sendTwice();

      Result result =
          broker
              .command()
              .environment("LARIAT_DB_USER", "postgres")
              .environment("LARIAT_DB_PASSWORD", "postgres")
              .run(
                  "consume",
                  "hello",
                  "--wait",
                  "0",
                  "--inbox",
                  "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");

      assertThat(result.outLines()).hasSize(1);
      assertThat(result.out()).contains(message.uuid().toString());
      assertThat(result.errLines()).hasSize(1);
    }
  }

  @Test
  void aMessageThatIsInWorkElsewhereIsPutOffUntilItIsFree() throws Exception {
    consume(h2());
    Message message = broker.lariat().event("x").build();
    broker.lariat().publish(message, Destination.queue("hello"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Connection elsewhere = DriverManager.getConnection(h2())) {
      elsewhere.setAutoCommit(false);
      elsewhere.createStatement().execute(insert(message));
      Listener err =
          new Listener(
              () -> broker.pass(Duration.ofSeconds(5)),
              () -> {
                elsewhere.rollback();
                broker.pass(Duration.ofSeconds(5));
              });

      int exitCode =
          broker.command().run(out, err, "consume", "hello", "--wait", "1", "--inbox", h2());

      assertThat(exitCode).isZero();
      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .hasSize(2)
          .allMatch(
              line ->
                  line.matches(
                      "Put off message .+ of queue hello: the inbox is busy with it elsewhere"));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .hasLineCount(1)
        .contains(message.uuid().toString());
  }

  @Test
  void aMessageThatCouldNotBePrintedIsNotRemembered() {
    sendTwice();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    broker.command().run(closed, System.err, "consume", "hello", "--inbox", h2());

    assertThat(broker.depth("hello")).isEqualTo(2);
    assertThat(consume(h2()).outLines()).hasSize(1);
  }

  @Test
  void whatIsWrongWithTheDatabaseIsToldInOneLineWithoutSecrets() throws Exception {
    sendTwice();
    String wrongMode = "jdbc:h2:file:" + folder.resolve("other");
    DriverManager.getConnection(h2(), "sa", "secret").close();

    assertFails(consume(wrongMode), 1, "add ;MODE=PostgreSQL");
    assertFails(consume(h2() + ";PASSWORD=frobnicate;USER=sa"), 1, "Wrong user name or password");
    assertFails(
        consume("jdbc:postgresql://127.0.0.1:1/app?user=a&password=frobnicate"), 1, "refused");
    assertFails(consume("jdbc:h2:relative;PASSWORD=frobnicate"), 1, "Use an absolute path");
    assertFails(consume("jdbc:postgresql://h:x/app?password=frobnicate"), 2, "jdbc:postgresql:");
    assertFails(consume("jdbc:frob://h/app?password=frobnicate"), 2, "jdbc:postgresql:");
    assertFails(consume("frobnicate"), 2, "jdbc:postgresql:");
    assertFails(consume("jdbc:postgresql://a:frobnicate@127.0.0.1:1/app"), 2, "LARIAT_DB_PASSWORD");
    assertThat(broker.depth("hello")).isEqualTo(2);
  }

  @Test
  void noSecretIsToldEvenWhereAllIs() {
    for (String url :
        List.of(
            "jdbc:h2:relative;PASSWORD=frobnicate",
            "jdbc:postgresql://h:x/app?password=frobnicate",
            "jdbc:postgresql://127.0.0.1:1/app?user=a&password=frobnicate")) {
      Result result = broker.run("--verbose", "consume", "hello", "--inbox", url);

      assertThat(result.exitCode()).isPositive();
      assertThat(result.err()).contains("lariat consume: ").doesNotContain("frobnicate");
    }
  }

  private static String insert(Message message) {
    return "INSERT INTO inbox_messages (consumer, uuid, kind, type, publisher, version, data) VALUES"
        + (" ('hello', '" + message.uuid() + "', 'event', 'x', 'users', 1, JSON '{}')");
  }

  private interface Action {
    void run() throws SQLException;
  }

  /** Takes lines, and does something after each. */
  private static final class Listener extends ByteArrayOutputStream {

    private final Iterator<Action> actions;

    Listener(Action... actions) {
      this.actions = List.of(actions).iterator();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (bytes[from + length - 1] == '\n') {
        try {
          actions.next().run();
        } catch (SQLException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  private static void assertFails(Result result, int exitCode, String problem) {
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).contains(problem).doesNotContain("frobnicate");
  }
}
