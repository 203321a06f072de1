package dev.cyclonelariat.cli.inbox;

import static dev.cyclonelariat.cli.TestInbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.TestInbox;
import dev.cyclonelariat.inbox.store.StoredMessage.State;
import dev.cyclonelariat.message.EntityRef;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code lariat inbox} and {@code lariat log} do on every database. */
abstract class InboxCommandsContract {

  private TestInbox inbox;

  abstract TestInbox open() throws Exception;

  /** What the shell's environment says of the database. */
  abstract Map<String, String> environment();

  @BeforeEach
  final void openInbox() throws Exception {
    inbox = open();
  }

  @AfterEach
  final void closeInbox() {
    inbox.close();
  }

  private Result run(String... args) {
    return new CommandRun()
        .environment(environment())
        .environment("LARIAT_DB_URL", inbox.url())
        .run(args);
  }

  @Test
  void listShowsWhatNeedsAHuman() {
    inbox.at("2026-01-02T03:04:05Z");
    Message handled = inbox.handled(event());
    Message failed = inbox.failed(event());
    Message mistaken = inbox.mistaken(event());
    String parked = UUID.randomUUID().toString();
    inbox.parked(parked, "no JSON");

    Result result = run("inbox", "list");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines()).hasSize(4);
    assertThat(result.outLines().get(0)).matches("RECEIVED +STATE +TYPE +ID +CONSUMER .*WHY");
    assertThat(result.outLines().get(1))
        .startsWith("2026-01-02T03:04:05Z  unprocessed   event_user_created  " + failed.uuid())
        .contains("  mails  ")
        .contains("mail server down");
    assertThat(result.outLines().get(2))
        .contains("client error", mistaken.uuid().toString(), "no such user");
    assertThat(result.outLines().get(3)).contains("parked", parked, "is not JSON");
    assertThat(result.out()).doesNotContain(handled.uuid().toString());
  }

  @Test
  void listFiltersByStateTypeConsumerAndTime() {
    inbox.at("2026-01-02T03:04:05Z");
    String handled = inbox.handled(event()).uuid().toString();
    String failed = inbox.failed(event()).uuid().toString();
    String mistaken = inbox.mistaken(event()).uuid().toString();
    inbox.at("2026-02-02T03:04:05Z");
    String late =
        inbox.failed("other", Event.builder("mail_sent").publisher("x").build()).uuid().toString();

    assertThat(ids("--unprocessed")).containsExactly(failed, late);
    assertThat(ids("--client-errors")).containsExactly(mistaken);
    assertThat(ids("--all")).containsExactlyInAnyOrder(handled, failed, mistaken, late);
    assertThat(ids("--all", "--since", "2026-02-01")).containsExactly(late);
    assertThat(ids("--unprocessed", "--since", "2026-02-02T04:04:05+01:00")).containsExactly(late);
    assertThat(ids("--unprocessed", "--until", "2026-02-02T03:04:05Z")).containsExactly(failed);
    assertThat(ids("--all", "--until", "2026-02-01")).hasSize(3);
    assertThat(ids("--since", "1h")).isEmpty();
    assertThat(ids("--type", "mail_sent")).containsExactly(late);
    assertThat(ids("--type", "event_mail_sent")).containsExactly(late);
    assertThat(ids("--consumer", "other")).containsExactly(late);
    assertThat(ids("--parked")).isEmpty();
  }

  private List<String> ids(String... options) {
    String[] args = new String[options.length + 4];
    System.arraycopy(new String[] {"inbox", "list", "-o", "json"}, 0, args, 0, 4);
    System.arraycopy(options, 0, args, 4, options.length);
    return run(args).outLines().stream()
        .map(line -> line.replaceAll(".*\"message\":\\{\"uuid\":\"([^\"]+)\".*", "$1"))
        .toList();
  }

  @Test
  void jsonHoldsTheMessageToTheByte() {
    Message mistaken = inbox.mistaken(event());

    assertThat(run("inbox", "list", "-o", "json").out())
        .startsWith("{\"state\":\"client error\",\"consumer\":\"mails\",\"queue\":\"mails\"")
        .contains("\"client_error\":\"no such user\",\"client_error_details\":{\"id\":42}")
        .endsWith(
            ",\"message\":" + MessageCodec.encode(inbox.row(mistaken.uuid()).message()) + "}\n");
  }

  @Test
  void moreThanTheLimitIsToldAndNotPrinted() {
    for (int i = 0; i < 3; i++) {
      inbox.failed(event());
    }

    Result some = run("inbox", "list", "--limit", "2");
    Result all = run("inbox", "list", "--limit", "0");

    assertThat(some.outLines()).hasSize(3);
    assertThat(some.errLines()).containsExactly("There are more than these 2: --limit 0 shows all");
    assertThat(all.outLines()).hasSize(4);
    assertThat(all.err()).isEmpty();
    assertThat(run("inbox", "list", "--limit", "3").err()).isEmpty();
  }

  @Test
  void showTellsAllOfAMessageForEachConsumer() {
    Message message = inbox.mistaken(event());
    inbox.failed("other", message);

    Result result = run("inbox", "show", message.uuid().toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("state                 client error\nconsumer              mails\n")
        .contains("client_error_details  {\"id\":42}\n")
        .contains("consumer     other\n")
        .contains("message:\n" + MessageCodec.encode(inbox.row(message.uuid()).message()) + "\n");
    assertThat(run("inbox", "show", message.uuid().toString(), "-o", "json").outLines()).hasSize(2);
    assertThat(
            run("inbox", "show", message.uuid().toString(), "--consumer", "other", "-o", "json")
                .outLines())
        .hasSize(1);
  }

  @Test
  void nothingFoundIsToldToHumansAlone() {
    assertThat(run("inbox", "list")).isEqualTo(new Result(0, "", "No message needs a human\n"));
    assertThat(run("inbox", "list", "--type", "x"))
        .isEqualTo(new Result(0, "", "No message of this inbox is as asked for\n"));
    assertThat(run("inbox", "list", "-o", "json")).isEqualTo(new Result(0, "", ""));
    assertThat(run("--quiet", "inbox", "list")).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void aRowThatIsNotThereIsToldWithThoseThatAre() {
    String message = inbox.mistaken(event()).uuid().toString();
    String parked = UUID.randomUUID().toString();
    inbox.parked(parked, "no JSON");

    for (String verb : new String[] {"show", "retry"}) {
      assertThat(run("inbox", verb, message, "--consumer", "other").err())
          .isEqualTo(
              "lariat inbox "
                  + verb
                  + ": Consumer other has no message "
                  + message
                  + " in this inbox, but these have: mails\n");
      assertThat(run("inbox", verb, parked).err())
          .endsWith(": " + parked + " is a body that cannot be read: say --parked mails\n");
    }
    assertThat(run("inbox", "resolve", parked, "--note", "spam").err())
        .endsWith("is a body that cannot be read: say --parked mails\n");
    assertThat(run("inbox", "show", new UUID(0, 1).toString()).err())
        .contains("it was never received here, or has been purged");
  }

  @Test
  void showTellsAllOfAParkedBody() {
    String id = UUID.randomUUID().toString();
    inbox.parked(id, "no JSON");

    assertThat(run("inbox", "show", id, "--parked", "mails").out())
        .contains("receive_count  3\n", "attributes     {\"tenant\":\"a\"}\n")
        .endsWith("body:\nno JSON\n");
    assertThat(run("inbox", "show", id, "--parked", "mails", "-o", "json").out())
        .contains("\"reason\":\"")
        .endsWith(",\"body\":\"no JSON\"}\n");
  }

  @Test
  void resolveTakesAMessageOffTheList() {
    Message mistaken = inbox.mistaken(event());
    String[] resolve = {"inbox", "resolve", mistaken.uuid().toString(), "--note", "mended by Ada"};

    Result result = run(resolve);
    Result again = run(resolve);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo("Resolved event_user_created " + mistaken.uuid() + " from users for mails\n");
    assertThat(run("inbox", "list").out()).isEmpty();
    assertThat(inbox.row(mistaken.uuid()).resolution()).isEqualTo("mended by Ada");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is resolved already").hasLineCount(1);
  }

  @Test
  void resolveTakesAParkedBodyOffTheList() {
    String id = UUID.randomUUID().toString();
    inbox.parked(id, "no JSON");

    assertThat(run("inbox", "resolve", id, "--parked", "mails", "--note", "spam").exitCode())
        .isZero();
    assertThat(run("inbox", "list").out()).isEmpty();
    assertThat(run("inbox", "resolve", id, "--parked", "mails", "--note", "spam").err())
        .contains("was resolved before: spam");
  }

  @Test
  void statsCountForEachConsumer() {
    inbox.at("2026-01-02T03:04:05Z");
    inbox.handled(event());
    inbox.failed(event());
    inbox.mistaken(event());
    inbox.handled(event());
    inbox.failed("other", event());
    inbox.parked("m-1", "no JSON");

    assertThat(run("inbox", "stats").out())
        .isEqualTo(
            """
            CONSUMER  MESSAGES  UNPROCESSED  CLIENT ERRORS  OLDEST UNPROCESSED
            mails     4         1            1              2026-01-02T03:04:05Z
            other     1         1            0              2026-01-02T03:04:05Z
            Parked bodies: 1
            """);
    assertThat(run("inbox", "stats", "-o", "json").outLines())
        .contains("{\"parked\":1}")
        .first()
        .isEqualTo(
            "{\"consumer\":\"mails\",\"messages\":4,\"unprocessed\":1,\"client_errors\":1,"
                + "\"oldest_unprocessed\":\"2026-01-02T03:04:05Z\"}");
  }

  @Test
  void purgeDeletesWhatIsOldAndSettled() {
    inbox.at("2026-01-02T03:04:05Z");
    inbox.handled(event());
    Message failed = inbox.failed(event());
    inbox.at(Instant.now().toString());
    Message young = inbox.handled(event());

    Result result = run("inbox", "purge", "--older-than", "90d");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("Deleted 1 row from before \\d{4}-.*Z\n");
    assertThat(result.err()).isEmpty();
    assertThat(inbox.store().all().map(row -> row.message().uuid()))
        .containsExactly(failed.uuid(), young.uuid());
  }

  @Test
  void purgeAsksBeforeItDeletesWhatMayComeAgain() {
    inbox.at(Instant.now().minusSeconds(60).toString());
    Message message = inbox.handled(event());
    CommandRun refusing =
        new CommandRun()
            .environment(environment())
            .environment("LARIAT_DB_URL", inbox.url())
            .in("n\n");

    Result refused = refusing.run("inbox", "purge", "--older-than", "1s");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("younger than 14 days", "[y/N]")
        .endsWith("lariat inbox purge: Nothing was deleted\n");
    assertThat(inbox.row(message.uuid()).state()).isEqualTo(State.PROCESSED);
    assertThat(run("inbox", "purge", "--older-than", "1s").err())
        .endsWith("Nothing was deleted, since nobody can be asked here: say --yes\n");
    assertThat(run("inbox", "purge", "--older-than", "1s", "--yes", "-o", "json").out())
        .startsWith("{\"deleted\":1,");
  }

  private static final EntityRef ADA = EntityRef.of("user", new UUID(0, 42));
  private static final EntityRef BOB = EntityRef.of("user", new UUID(0, 7));

  private Event action(String type, int second, EntityRef subject, EntityRef object, UUID request) {
    return Event.builder(type)
        .publisher("users")
        .subject(subject)
        .object(object)
        .requestId(request)
        .sentAt(Instant.parse("2026-01-02T03:04:00Z").plusSeconds(second))
        .build();
  }

  @Test
  void logPrintsWhoDidWhatToWhomByTime() {
    UUID request = UUID.randomUUID();
    inbox.mistaken(action("ban", 2, BOB, ADA, request));
    inbox.handled(action("sign_up", 1, ADA, ADA, null));
    inbox.handled(action("mail", 3, BOB, EntityRef.of("mail", new UUID(0, 1)), request));
    String ada = "user:" + ADA.uuid();

    Result about = run("log", "--about", ada);

    assertThat(about.exitCode()).isZero();
    assertThat(about.outLines()).hasSize(3);
    assertThat(about.outLines().get(0))
        .matches("SENT +SUBJECT +TYPE +OBJECT +REQUEST +BUSINESS ERROR");
    assertThat(about.outLines().get(1))
        .startsWith("2026-01-02T03:04:01.000Z  " + ada + "  event_sign_up  " + ada);
    assertThat(about.outLines().get(2))
        .contains("user:" + BOB.uuid() + "  event_ban      " + ada + "  " + request)
        .endsWith("no such user");
    assertThat(run("log", "--subject", ada).outLines()).hasSize(2);
    assertThat(run("log", "--object", ada).outLines()).hasSize(3);
    assertThat(run("log", "--about", ada, "--with-requests").outLines())
        .hasSize(4)
        .last()
        .asString()
        .contains("event_mail");
    assertThat(run("log", "--request-id", request.toString(), "-o", "json").outLines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"consumer\":\"mails\",\"client_error\":\"no such user\"")
        .contains("\"message\":{\"uuid\":");
    assertThat(run("log", "--about", ada, "--since", "2026-01-02T03:04:02Z").outLines()).hasSize(2);
    assertThat(run("log", "--about", ada, "--limit", "1").err())
        .isEqualTo("There are more than these 1: --limit 0 shows all\n");
    assertThat(run("log", "--about", "user:" + new UUID(0, 99)).out()).isEmpty();
  }

  @Test
  void missingTablesAreToldWithTheScriptThatMakesThem() throws SQLException {
    inbox.execute("DROP TABLE inbox_messages");

    for (String command : new String[] {"list", "stats"}) {
      Result result = run("inbox", command);

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .hasLineCount(1)
          .startsWith("lariat inbox " + command + ": There is no table inbox_messages in jdbc:")
          .contains("'lariat inbox schema --database " + dialect() + "'");
    }
  }

  abstract String dialect();

  @Test
  void aTableOfTheGemIsToldWithTheScriptThatUpgradesIt() throws SQLException {
    inbox.execute("CREATE TABLE of_gem (uuid uuid PRIMARY KEY, received_at timestamp, data text)");

    Result result = run("inbox", "list", "--all", "--table", "of_gem");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .contains("of_gem in jdbc:", " lacks columns", "'lariat inbox schema --from-gem'");
  }
}
