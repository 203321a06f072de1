package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.StandardOutput;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.sdk.LocalClients;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class ViewsTest {

  private static final Queue LOG = Queue.parse("d-event-queue-any-all-log");

  private static Flow event(String type, Queue... queues) {
    return new Flow("app", Kind.EVENT, type, Topic.of("d", "event", "app", type), List.of(queues));
  }

  @Test
  void theTopologyIsDrawnFromTheFlows() {
    Queue mailer = Queue.parse("d-event-queue-app-a-mailer");
    Queue orders = Queue.parse("d-command-queue-app-c-shop");
    List<Flow> flows =
        List.of(
            event("a", mailer, LOG),
            event("bb", LOG),
            new Flow("app", Kind.COMMAND, "c", null, List.of(orders)));

    assertThat(new TopologyView(flows).text())
        .contains(
            """
              app ─▶ d-event-fanout-app-a
                     ├─▶ d-event-queue-app-a-mailer ─▶ mailer
                     └─▶ d-event-queue-any-all-log ─▶ log
            """)
        .contains(
            """
              d-event-fanout-app-a ──┬─▶ d-event-queue-any-all-log ─▶ log
              d-event-fanout-app-bb ─┘
            """)
        .contains("  app ─▶ d-command-queue-app-c-shop ─▶ shop\n");
  }

  private static String progress(Terminals terminals, String term) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Shell shell =
        new Shell(
            System.in,
            new StandardOutput(System.out),
            stream,
            Map.of("TERM", term),
            terminals,
            action -> () -> {});
    try (LocalSnsSqs local = LocalSnsSqs.start();
        LocalClients clients = LocalClients.of(local);
        ProgressView view = new ProgressView(shell, 1000)) {
      Traffic traffic = new Traffic(local);
      for (int published = 0; published <= 1000; published += 100) {
        view.show(published, traffic);
      }
      local.topology().createQueue("q");
      SqsClient sqs = clients.sqs();
      String url = sqs.getQueueUrl(request -> request.queueName("q")).queueUrl();
      sqs.sendMessage(request -> request.queueUrl(url).messageBody("x"));
      view.show(1000, traffic);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aTerminalShowsProgressOnOneLine() {
    String shown = progress(new Terminals(false, true), "xterm");

    assertThat(shown)
        .doesNotContain("\n")
        .startsWith("\r\u001b[Kpublished 0 of 1000")
        .endsWith("\r\u001b[K");
  }

  @Test
  void aPipeAndADumbTerminalGetAFewLinesTheLastOfWhichIsTheEnd() {
    String lines =
        """
        published 300 of 1000, delivered 0, waiting 0
        published 600 of 1000, delivered 0, waiting 0
        published 900 of 1000, delivered 0, waiting 0
        published 1000 of 1000, delivered 1, waiting 1
        """;

    assertThat(progress(new Terminals(true, false), "xterm")).isEqualTo(lines);
    assertThat(progress(new Terminals(true, true), "dumb")).isEqualTo(lines);
  }
}
