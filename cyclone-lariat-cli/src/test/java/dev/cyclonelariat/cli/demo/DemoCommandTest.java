package dev.cyclonelariat.cli.demo;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.publish.Destination;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.h2.tools.Shell;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  @Test
  void everyMessageIsHandledOnceForEachOfItsReaders() {
    Result result = lariat("demo", "--count", "200");

    assertThat(result.exitCode()).isZero();
    List<String> lines = result.outLines();
    assertThat(lines.get(lines.size() - 1))
        .matches(
            "demo: published=200 delivered=\\d+ handled=\\d+ duplicates_skipped=\\d+"
                + " business_errors=2 retried=4 lost=0");
    assertThat(result.out())
        .contains("One to many:", "Many to one:", "Action log of user ")
        .contains("demo-event-queue-any-all-audit ─▶ audit")
        .containsPattern("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} │ user \\d+ +│ \\w+ +│ (user|order) \\w+");
    assertThat(result.errLines()).allMatch(line -> line.startsWith("published "));
    assertThat(result.errLines().get(result.errLines().size() - 1))
        .matches("published 200 of 200, delivered \\d+, waiting 0");
  }

  @Test
  void whatAKilledProducerHasCommittedIsPublishedByAnother() {
    Result result = lariat("demo", "--count", "100");

    assertThat(result.exitCode()).isZero();
    Matcher told =
        Pattern.compile(
                """
                A producer is killed between commit and publish

                  process (\\d+) commits 21 orders with their messages, and is killed: published=0
                  process (\\d+) has a relay on the same outbox: published=21 handled=42 lost=0
                """)
            .matcher(result.out());
    assertThat(told.find()).as(result.out()).isTrue();
    assertThat(told.group(2)).isEqualTo(Long.toString(ProcessHandle.current().pid()));
    assertThat(ProcessHandle.of(Long.parseLong(told.group(1)))).isEmpty();
  }

  @Test
  void theNumbersAddUp() {
    Result result = lariat("demo", "--count", "100", "-o", "json");

    assertThat(result.outLines()).hasSize(1);
    Map<String, Object> summary = MessageCodec.decodeTree(result.out());
    long handled = (long) summary.get("handled");
    long skipped = (long) summary.get("duplicates_skipped");
    long businessErrors = (long) summary.get("business_errors");
    assertThat(summary)
        .containsEntry("published", 100L)
        .containsEntry("delivered", handled + skipped + businessErrors)
        .containsEntry("business_errors", 1L)
        .containsEntry("retried", 2L)
        .containsEntry("lost", 0L)
        .containsEntry("handled_twice", 0L)
        .containsEntry("unfounded", 0L)
        .containsEntry("published_after_kill", 21L);
    assertThat(skipped).isGreaterThanOrEqualTo(5);
    assertThat(summary.get("action_log")).asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty();
  }

  @Test
  void nothingAndOneAreCountsToo() {
    assertThat(lariat("demo", "--count", "0").out())
        .endsWith(
            "demo: published=0 delivered=0 handled=0 duplicates_skipped=0 business_errors=0"
                + " retried=0 lost=0\n");
    assertThat(lariat("demo", "--count", "1").out())
        .endsWith(
            "demo: published=1 delivered=3 handled=3 duplicates_skipped=0 business_errors=0"
                + " retried=0 lost=0\n");
  }

  @Test
  void theDatabaseCanBeKeptAndOpenedByTheUrlThatIsTold() throws Exception {
    Result result = lariat("demo", "--count", "1", "--keep");

    Matcher kept =
        Pattern.compile("Kept (\\S+): '(jdbc:h2:file:\\1/demo;\\S+)' opens it")
            .matcher(result.err());
    assertThat(kept.find()).isTrue();
    assertOpensInH2sShell(kept.group(2));
    assertServesAsInbox(kept.group(2));
    Path folder = Path.of(kept.group(1));
    Files.delete(folder.resolve("demo.mv.db"));
    Files.delete(folder);
  }

  private static void assertOpensInH2sShell(String url) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Shell shell = new Shell();
    shell.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    shell.runTool("-url", url, "-sql", "SELECT COUNT(*) HANDLED FROM INBOX_MESSAGES");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("HANDLED\n3\n");
  }

  private static void assertServesAsInbox(String url) {
    try (LocalBroker broker = new LocalBroker()) {
      broker.createQueue("hello");
      broker.lariat().publish(broker.lariat().event("x").build(), Destination.queue("hello"));

      Result consumed = broker.run("consume", "hello", "--wait", "0", "--inbox", url);

      assertThat(consumed.err()).isEmpty();
      assertThat(consumed.outLines()).hasSize(1);
    }
  }

  @Test
  void anInterruptEndsItInGoodOrder() {
    Result result =
        new CommandRun()
            .interrupts(
                action -> {
                  new Thread(action).start();
                  return () -> {};
                })
            .run("demo", "--count", "1000000");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.out()).doesNotContain("demo: published");
  }
}
