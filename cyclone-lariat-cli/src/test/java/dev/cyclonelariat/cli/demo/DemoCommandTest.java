package dev.cyclonelariat.cli.demo;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.message.MessageCodec;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  private static Set<Path> folders() throws IOException {
    Set<Path> folders = new HashSet<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "lariat-demo-*")) {
      found.forEach(folders::add);
    }
    return folders;
  }

  @Test
  void everyMessageIsHandledOnceForEachOfItsReaders() throws IOException {
    Set<Path> before = folders();

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
        .contains("│ ban_user ");
    assertThat(result.errLines()).allMatch(line -> line.startsWith("published "));
    assertThat(folders()).as("left behind").isEqualTo(before);
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
        .containsEntry("unfounded", 0L);
    assertThat(skipped).isGreaterThanOrEqualTo(5);
    assertThat(summary.get("action_log")).asList().isNotEmpty();
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
  void theDatabaseCanBeKept() throws IOException {
    Set<Path> before = folders();

    Result result = lariat("demo", "--count", "1", "--keep");

    Set<Path> kept = folders();
    kept.removeAll(before);
    assertThat(kept).hasSize(1);
    Path folder = kept.iterator().next();
    assertThat(result.err()).contains("Kept " + folder + " (jdbc:h2:file:" + folder + "/demo)");
    Files.delete(folder.resolve("demo.mv.db"));
    Files.delete(folder);
  }

  @Test
  void anInterruptEndsItInGoodOrder() throws IOException {
    Set<Path> before = folders();

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
    assertThat(folders()).as("left behind").isEqualTo(before);
  }
}
