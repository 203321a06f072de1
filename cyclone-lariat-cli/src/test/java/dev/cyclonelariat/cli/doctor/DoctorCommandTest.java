package dev.cyclonelariat.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.MessageCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  private static final String NOBODYS = "lariat_doctor";

  private final LocalBroker broker = new LocalBroker();

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void everythingIsFine(@TempDir Path folder) {
    broker.local().topology().createTopic("x");

    Result result =
        broker.run("doctor", "--state-file", folder.resolve("versions.json").toString());

    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "ok      names        publisher users, instance test",
            "ok      region       us-east-1",
            "ok      broker       " + broker.local().endpoint() + " answers",
            "ok      credentials  accepted",
            "skipped clock        the answer says no time",
            "ok      account      000000000000",
            "ok      may migrate  13 harmless calls were allowed; creating and deleting are not"
                + " tried",
            "ok      may publish  2 harmless calls were allowed",
            "ok      may consume  4 harmless calls were allowed",
            "ok      store        0 migrations are applied");
    assertThat(broker.local().queues()).isEmpty();
  }

  @Test
  void whatIsNotAllowedIsNamedWithWhatHelps() {
    broker.local().faults().on("Subscribe").times(9).error(403, "AuthorizationError", "no");
    broker.local().faults().on("SendMessage").times(9).error(403, "AccessDenied", "no");

    Result result = broker.run("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "wrong   may migrate  not allowed: sns:Subscribe\n"
                + "                     → lariat iam migrate prints the policy",
            "wrong   may publish  not allowed: sqs:SendMessage\n",
            "ok      may consume ");
    assertThat(broker.run("doctor", "--for", "consume").exitCode()).isZero();
  }

  @Test
  void wrongCredentialsAreNotMistakenForMissingPermissions() {
    broker
        .local()
        .faults()
        .on("ListTopics")
        .times(9)
        .error(403, "InvalidClientTokenId", "The security token is invalid");

    Result result = broker.run("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("ok      broker", "wrong   credentials  InvalidClientTokenId", "AWS_SECRET_KEY")
        .doesNotContain("may migrate");
  }

  @Test
  void whereNothingAnswersIsSaid() {
    broker.local().close();

    Result result = broker.run("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("wrong   broker       " + broker.local().endpoint() + " does not answer")
        .contains("lariat local starts one");
  }

  @Test
  void whatIsNotSetIsSaid() {
    Map<String, String> environment = new HashMap<>(broker.environment());
    environment.remove("APP_NAME");
    environment.remove("AWS_ACCOUNT_ID");

    Result result = new CommandRun().environment(environment).run("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "wrong   names        not set: publisher (APP_NAME)",
            "wrong   account ",
            "AWS_ACCOUNT_ID in the environment",
            "skipped broker       region and account come first",
            "note    store        none is set");
  }

  @Test
  void credentialsOfAnotherAccountAreNoticed() {
    broker.local().topology().createTopic("x");

    Result result = broker.run("doctor", "--account", "123456789012");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .contains("123456789012, but these credentials are of 000000000000")
        .contains("say --account 000000000000");
  }

  @Test
  void aStoreThatCannotBeReadIsWrong(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("versions.json"), "no JSON");

    Result result = broker.run("doctor", "--state-file", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("wrong   store ", "is no JSON", "or the path of the file");
  }

  @Test
  void clocksMayDifferALittle() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    String there = "Mon, 23 Nov 2026 12:00:00 GMT";

    assertThat(ClockCheck.finding(there, noon.plusSeconds(4)).state()).isEqualTo(Finding.State.OK);
    assertThat(ClockCheck.finding(there, noon.plusSeconds(60)).found())
        .isEqualTo("60 s ahead of the broker's");
    assertThat(ClockCheck.finding(there, noon.minusSeconds(300)))
        .matches(Finding::isWrong)
        .extracting(Finding::found)
        .isEqualTo("300 s behind the broker's");
    assertThat(ClockCheck.finding("noon", noon).state()).isEqualTo(Finding.State.SKIPPED);
  }

  /** AWS tells the time with every answer, this broker does not. */
  @Test
  void theClockIsComparedWithTheAnswersDateAlsoOfARefusal() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] refusal =
        ("<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code>"
                + "<Message>no</Message></Error></ErrorResponse>")
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, refusal.length);
          exchange.getResponseBody().write(refusal);
          exchange.close();
        });
    server.start();
    LariatSettings settings =
        broker.lariat().settings().toBuilder()
            .endpoint(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .build();

    try (Lariat lariat = Lariat.of(settings)) {
      Clock fast = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));

      assertThat(new AwsChecks(lariat, fast).findings(Set.of()))
          .extracting(Finding::check, Finding::isWrong)
          .contains(tuple("credentials", false), tuple("clock", true));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsProgramsToo() {
    Result result = broker.run("doctor", "-o", "json");

    assertThat(MessageCodec.decodeTree(result.out())).containsEntry("ok", true);
    assertThat(result.out())
        .contains("{\"check\":\"region\",\"state\":\"ok\",\"found\":\"us-east-1\"}")
        .doesNotContain(NOBODYS);
  }
}
