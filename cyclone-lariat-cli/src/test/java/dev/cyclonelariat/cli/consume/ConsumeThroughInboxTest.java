package dev.cyclonelariat.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.publish.Destination;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
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
  void aMessageThatCouldNotBePrintedIsNotRemembered() {
    sendTwice();
    PrintStream closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });

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

  private static void assertFails(Result result, int exitCode, String problem) {
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).contains(problem).doesNotContain("frobnicate");
  }
}
