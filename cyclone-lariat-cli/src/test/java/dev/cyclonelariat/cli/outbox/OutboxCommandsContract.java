package dev.cyclonelariat.cli.outbox;

import static dev.cyclonelariat.cli.TestOutbox.TOPIC;
import static dev.cyclonelariat.cli.TestOutbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.TestOutbox;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxEntry.State;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code lariat outbox} does on every database. */
abstract class OutboxCommandsContract {

  private TestOutbox outbox;

  abstract TestOutbox open() throws Exception;

  /** What the shell's environment says of the database. */
  abstract Map<String, String> environment();

  abstract String dialect();

  @BeforeEach
  final void openOutbox() throws Exception {
    outbox = open();
  }

  @AfterEach
  final void closeOutbox() {
    outbox.close();
  }

  private Result run(String... args) {
    return command().run(args);
  }

  private CommandRun command() {
    return new CommandRun().environment(environment()).environment("LARIAT_DB_URL", outbox.url());
  }

  @Test
  void listShowsWhatCouldNotBeSent() throws SQLException {
    Message ready = outbox.added(event());
    Message failed = outbox.failed(event());
    Message parked = outbox.parked(event());

    Result result = run("outbox", "list");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines()).hasSize(3);
    assertThat(result.outLines().get(0))
        .matches("ADDED +STATE +TYPE +UUID +TO +GROUP +ATTEMPTS +WHY");
    assertThat(result.outLines().get(1))
        .matches("2\\S+Z +delayed +event_user_created +" + failed.uuid() + " +" + TOPIC + " .*")
        .endsWith("  3         no such topic");
    assertThat(result.outLines().get(2)).contains("  parked ", parked.uuid().toString());
    assertThat(result.out()).doesNotContain(ready.uuid().toString());
  }

  @Test
  void listFiltersByStateTypeDestinationAndTime() throws SQLException {
    String ready = uuid(outbox.added(event()));
    String leased = uuid(outbox.leased(event()));
    String failed = uuid(outbox.failed(event()));
    String parked = uuid(outbox.parked(event()));
    Event mail = Event.builder("mail_sent").publisher("users").build();
    String other = uuid(outbox.added(Outgoing.of(mail).to(Destination.queue("mails"))));

    assertThat(uuids()).containsExactly(failed, parked);
    assertThat(uuids("--failed")).containsExactly(failed);
    assertThat(uuids("--parked")).containsExactly(parked);
    assertThat(uuids("--all")).containsExactly(ready, leased, failed, other, parked);
    assertThat(uuids("--all", "--to", "mails")).containsExactly(other);
    assertThat(uuids("--all", "--type", "event_mail_sent")).containsExactly(other);
    assertThat(uuids("--all", "--since", "1h")).hasSize(5);
    assertThat(uuids("--all", "--until", "2026-01-01")).isEmpty();
  }

  private static String uuid(Message message) {
    return message.uuid().toString();
  }

  private List<String> uuids(String... options) {
    return run(arguments("list", options)).outLines().stream()
        .map(line -> line.replaceAll("^\\{\"state\":\"\\w+\",\"uuid\":\"([^\"]+)\".*", "$1"))
        .toList();
  }

  private static String[] arguments(String command, String... options) {
    return Stream.concat(Stream.of("outbox", command, "-o", "json"), Stream.of(options))
        .toArray(String[]::new);
  }

  @Test
  void jsonHoldsAllAndTheMessageToTheByte() {
    Message message = Event.builder("x").publisher("users").groupId("g-1").build();
    outbox.blocked(
        Outgoing.of(message).to(Destination.topic("x.fifo")).attribute("tenant", "a\"b"));

    assertThat(run("outbox", "list", "-o", "json").out())
        .matches(
            "\\{\"state\":\"blocked\",\"uuid\":\"%s\",\"topic\":\"x.fifo\",\"group_id\":\"g-1\",.*\n"
                .formatted(message.uuid()))
        .contains("\"deduplication_id\":\"", "\"attributes\":{\"tenant\":\"a\\\"b\"}")
        .contains("\"attempts\":20,\"sending_error\":\"no such topic\",\"created_at\":\"2")
        .endsWith(",\"message\":" + MessageCodec.encode(message) + "}\n");
  }

  @Test
  void moreThanTheLimitIsToldAndNotPrinted() {
    for (int i = 0; i < 3; i++) {
      outbox.failed(event());
    }

    assertThat(run("outbox", "list", "--limit", "2").outLines()).hasSize(3);
    assertThat(run("outbox", "list", "--limit", "2").err())
        .isEqualTo("There are more than these 2: --limit 0 shows all\n");
  }

  @Test
  void showTellsAllOfAMessageForEachPlaceItGoesTo() {
    Message message = event();
    outbox.added(message);
    outbox.added(Outgoing.of(message).to(Destination.queue("mails")));

    Result result = run("outbox", "show", uuid(message));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("state         ready\nuuid          " + message.uuid())
        .contains("topic         " + TOPIC + "\n", "queue         mails\n")
        .endsWith("message:\n" + MessageCodec.encode(message) + "\n");
    assertThat(run("outbox", "show", uuid(message), "--to", "mails", "-o", "json").outLines())
        .hasSize(1);
    assertThat(run("outbox", "show", uuid(event())).err())
        .startsWith("lariat outbox show: This outbox has no message ")
        .hasLineCount(1);
  }

  @Test
  void retryReadiesWhatFailedAndWhatWasParked() throws SQLException {
    Message failed = outbox.failed(event());
    Message parked = outbox.parked(event());

    Result result = run("outbox", "retry", uuid(failed));

    assertThat(result)
        .isEqualTo(
            new Result(
                0,
                "A relay takes message %s for topic %s next\n".formatted(failed.uuid(), TOPIC),
                ""));
    assertThat(run("outbox", "retry", uuid(parked), "-o", "json").out())
        .isEqualTo("{\"retried\":\"%s\",\"to\":\"%s\"}\n".formatted(parked.uuid(), TOPIC));
    assertThat(outbox.store().all())
        .allSatisfy(
            entry -> {
              assertThat(entry.state()).isEqualTo(State.READY);
              assertThat(entry.attempts()).isZero();
            })
        .hasSize(2);
    assertThat(outbox.store().parked()).isEmpty();
  }

  @Test
  void retryLeavesAloneWhatIsBeingSent() {
    Message leased = outbox.leased(event());

    Result result = run("outbox", "retry", uuid(leased));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "lariat outbox retry: A relay is sending it, or has sent it: there is nothing to"
                + " retry\n");
    assertThat(outbox.entries(leased)).extracting(OutboxEntry::state).containsExactly(State.LEASED);
  }

  @Test
  void resendReadiesAllThatCouldNotBeSent() throws SQLException {
    outbox.added(event());
    outbox.failed(event());
    outbox.parked(event());

    assertThat(run("outbox", "resend"))
        .isEqualTo(new Result(0, "Relays take 2 messages next\n", ""));
    assertThat(outbox.store().stats().ready()).isEqualTo(3);
    assertThat(run("outbox", "list").out()).as("of what is tried again, why is kept").isNotEmpty();
  }

  @Test
  void discardAsksBeforeItDeletes() throws SQLException {
    Message message = outbox.parked(event());

    Result refused = command().in("n\n").run("outbox", "discard", uuid(message));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith(
            "Delete message %s for topic %s, never to be sent? [y/N] "
                .formatted(message.uuid(), TOPIC))
        .endsWith("lariat outbox discard: Nothing was deleted\n");
    assertThat(outbox.entries(message)).hasSize(1);
    assertThat(command().in("y\n").run("outbox", "discard", uuid(message)).out())
        .isEqualTo("Deleted message %s for topic %s\n".formatted(message.uuid(), TOPIC));
    assertThat(outbox.entries(message)).isEmpty();
  }

  @Test
  void discardDeletesForOnePlaceOrForAll() {
    Message message = event();
    outbox.added(message);
    outbox.added(Outgoing.of(message).to(Destination.queue("mails")));
    outbox.added(Outgoing.of(message).to(Destination.queue("bills")));

    assertThat(
            run("outbox", "discard", uuid(message), "--to", "mails", "--yes", "-o", "json").out())
        .isEqualTo("{\"discarded\":\"%s\",\"to\":\"mails\"}\n".formatted(message.uuid()));
    assertThat(outbox.entries(message)).hasSize(2);
    assertThat(run("outbox", "discard", uuid(message), "-y").outLines()).hasSize(2);
    assertThat(outbox.entries(message)).isEmpty();
  }

  @Test
  void statsCountByState() throws SQLException {
    assertThat(run("outbox", "stats", "-o", "json").out())
        .isEqualTo("{\"ready\":0,\"delayed\":0,\"blocked\":0,\"parked\":0}\n");
    outbox.added(event());
    outbox.leased(event());
    outbox.failed(event());
    outbox.blocked(
        Outgoing.of(Event.builder("x").publisher("users").groupId("g").build())
            .to(Destination.topic("x.fifo")));
    outbox.parked(event());

    assertThat(run("outbox", "stats").out())
        .matches(
            """
            ready           2
            delayed         1
            blocked         1
            parked          1
            oldest_seconds  \\d+
            """);
  }

  @Test
  void missingTablesAreToldWithTheScriptThatMakesThem() throws SQLException {
    outbox.execute("DROP TABLE outbox_messages");

    for (String command : List.of("list", "stats", "resend", "relay")) {
      Result result = run("outbox", command);

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .hasLineCount(1)
          .startsWith("lariat outbox " + command + ": There is no table outbox_messages in jdbc:")
          .contains("'lariat outbox schema --database " + dialect() + "'");
    }
  }

  @Test
  void aTableOfTheGemIsToldWithTheScriptThatUpgradesIt() throws SQLException {
    outbox.execute("CREATE TABLE of_gem (uuid uuid PRIMARY KEY, created_at timestamp)");

    Result result = run("outbox", "list", "--all", "--table", "of_gem");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .contains(
            "table of_gem in jdbc:",
            "lacks columns",
            "'lariat outbox schema --from-gem' prints, and keeps");
  }
}
