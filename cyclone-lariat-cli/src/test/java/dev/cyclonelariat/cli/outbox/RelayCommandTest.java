package dev.cyclonelariat.cli.outbox;

import static dev.cyclonelariat.cli.TestOutbox.TOPIC;
import static dev.cyclonelariat.cli.TestOutbox.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.cli.TestOutbox;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.publish.Destination;
import dev.cyclonelariat.publish.Outgoing;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayCommandTest {

  private final LocalBroker broker = new LocalBroker();
  private final TestOutbox outbox = new TestOutbox();

  @AfterEach
  void close() {
    outbox.close();
    broker.close();
  }

  private CommandRun command() {
    return broker.command().environment("LARIAT_DB_URL", outbox.url());
  }

  @Test
  void itSendsUntilItIsInterrupted() throws Exception {
    broker.subscribe(TOPIC, "reader");
    outbox.added(event());
    CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
    CommandRun relay =
        command()
            .interrupts(
                action -> {
                  interrupt.complete(action);
                  return () -> {};
                });
    CompletableFuture<Result> result =
        CompletableFuture.supplyAsync(() -> relay.run("outbox", "relay"));

    broker.local().deliveries().await(Kind.PUBLISHED, TOPIC, 1, Duration.ofSeconds(20));
    outbox.added(event());
    broker.local().deliveries().await(Kind.PUBLISHED, TOPIC, 2, Duration.ofSeconds(20));
    interrupt.get(20, TimeUnit.SECONDS).run();

    Result ended = result.get(20, TimeUnit.SECONDS);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.outLines().get(0)).matches("20\\S+Z running: \\d sent, 0 failed");
    assertThat(ended.outLines()).last().asString().matches("20\\S+Z stopped: 2 sent, 0 failed");
    assertThat(outbox.store().stats().backlog()).isZero();
  }

  @Test
  void itEndsWhenNothingIsLeftToSend() {
    broker.subscribe(TOPIC, "reader");
    for (int i = 0; i < 25; i++) {
      outbox.added(event());
    }

    Result result =
        command().run("outbox", "relay", "--until-empty", "--batch", "10", "-o", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .matches("\\{\"at\":\"20\\S+Z\",\"state\":\"stopped\",\"sent\":25,\"failed\":0}\n");
    assertThat(broker.depth("reader")).isEqualTo(25);
  }

  @Test
  void whatCannotBeSentIsToldAndKept() {
    outbox.added(Outgoing.of(event()).to(Destination.queue("nowhere")));

    Result result = command().run("outbox", "relay", "--until-empty", "--max-attempts", "1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errLines().get(0)).contains("nowhere").endsWith("; it is parked");
    assertThat(result.errLines())
        .last()
        .asString()
        .contains("Not everything could be sent: 'lariat outbox list' shows what failed");
    assertThat(result.out()).endsWith("stopped: 0 sent, 1 failed\n");
    assertThat(outbox.store().stats().parked()).isEqualTo(1);
    assertThat(command().run("outbox", "list").outLines().get(1))
        .matches(".* parked +event_user_created .* nowhere +1 +[^ ]*NonExistentQueue.*");
  }

  @Test
  void whatKeepsEverythingFromBeingSentIsTold() throws Exception {
    broker.subscribe(TOPIC, "reader");
    outbox.added(event());
    int nobody = freePort();

    Result result =
        command()
            .environment("AWS_ENDPOINT_URL", "http://127.0.0.1:" + nobody)
            .run("outbox", "relay", "--until-empty");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .hasLineCount(1)
        .startsWith("lariat outbox relay: Not everything could be sent: ")
        .containsIgnoringCase("could not be reached");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void whatOthersAreSendingOrIsToBeTriedAgainIsLeftAndTold() {
    outbox.leased(event());
    outbox.failed(event());

    Result result = command().run("outbox", "relay", "--until-empty");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).endsWith("stopped: 0 sent, 0 failed\n");
    assertThat(result.err())
        .isEqualTo(
            "Left in the outbox: 2, which other relays are sending, or which wait to be tried"
                + " again; 'lariat outbox list --all' shows them\n");
  }

  @Test
  void numbersThatMakeNoSenseAreMisuse() {
    Result result = command().run("outbox", "relay", "--batch", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "lariat outbox relay: A relay's batch is 1 to 10,000 messages, not 0 (see lariat outbox"
                + " relay --help)\n");
  }
}
