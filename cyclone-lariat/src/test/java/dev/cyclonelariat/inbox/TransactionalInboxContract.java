package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.pipeline.Pipeline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transactional inbox promises, on every database. */
abstract class TransactionalInboxContract extends InboxFixture {

  private JdbcInbox inbox;

  @BeforeEach
  void openInbox() {
    inbox = JdbcInbox.of(database);
  }

  private Outcome process(Handler handler) {
    return pipeline(inbox, handler).process(delivery("mails"));
  }

  @Test
  void theEffectAndTheRowAreCommittedTogether() throws Exception {
    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());

    assertThat(effects()).isEqualTo(1);
    assertThat(row())
        .containsEntry("consumer", "mails")
        .containsEntry("kind", "event")
        .containsEntry("type", "user_created")
        .containsEntry("publisher", "users")
        .containsEntry("version", 1)
        .containsEntry("queue", "mails")
        .containsEntry("attempts", 1)
        .containsEntry("last_error", null)
        .containsEntry("data_changed", false)
        .containsEntry("handled_ms", null)
        .containsEntry("client_error_message", null)
        .containsEntry("client_error_details", null);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void aSecondDeliveryIsADuplicate() throws Exception {
    process(this::effect);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(handled).hasSize(1);
  }

  @Test
  void aFailureLeavesNoEffectAndAnUnprocessedRow() throws Exception {
    Outcome outcome = process(this::effectThenFailure);

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row())
        .containsEntry("processed_at", null)
        .containsEntry("attempts", 1)
        .containsEntry("last_error", "java.lang.IllegalStateException: broken");
  }

  @Test
  void anErrorOfTheJvmIsAFailureToo() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              effect(message, context);
              throw new StackOverflowError();
            });

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row())
        .containsEntry("processed_at", null)
        .containsEntry("attempts", 1)
        .containsEntry("last_error", "java.lang.StackOverflowError");
  }

  @Test
  void afterAFailureTheNextDeliveryRunsAndIsMarkedProcessed() throws Exception {
    process(this::effectThenFailure);
    process(this::effectThenFailure);

    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());
    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(row()).containsEntry("attempts", 3);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void aBusinessErrorIsKeptWithoutItsEffectsAndAcknowledged() throws Exception {
    Outcome outcome = process(this::effectThenBusinessError);

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
    assertThat(outcome.isAcknowledged()).isTrue();
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("client_error_message", "no such user");
    assertThat(MessageCodec.decodeTree(row().get("client_error_details").toString()))
        .isEqualTo(Map.of("id", 42L));
    assertThat(row().get("processed_at")).isNotNull();
    assertThat(process(this::effect)).isEqualTo(new Outcome.Duplicate());
  }

  @Test
  void aBusinessErrorAfterAFailureIsKeptToo() throws Exception {
    process(this::effectThenFailure);
    process(this::effectThenBusinessError);

    assertThat(row())
        .containsEntry("client_error_message", "no such user")
        .containsEntry("attempts", 2);
    assertThat(row().get("processed_at")).isNotNull();
  }

  @Test
  void exceptionsOfYoursCanBeBusinessErrors() throws Exception {
    Pipeline pipeline =
        pipeline(inbox, e -> e instanceof IllegalStateException, this::effectThenFailure);

    assertThat(pipeline.process(delivery("mails"))).isInstanceOf(Outcome.BusinessError.class);
    assertThat(row()).containsEntry("client_error_message", "broken");
  }

  @Test
  void aHandlerThatBrokeTheTransactionIsAFailure() throws Exception {
    Outcome outcome =
        process(
            (message, context) -> {
              effect(message, context);
              try (var statement = context.connection().createStatement()) {
                statement.execute("INSERT INTO nowhere VALUES (1)");
              }
            });

    assertThat(outcome).isInstanceOf(Outcome.Retry.class);
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("processed_at", null);
  }

  @Test
  void eachConsumerHandlesAMessageOnce() throws Exception {
    process(this::effect);

    assertThat(pipeline(inbox, this::effect).process(delivery("audit")))
        .isEqualTo(new Outcome.Done());
    assertThat(effects()).isEqualTo(2);
    assertThat(count("SELECT count(*) FROM inbox_messages")).isEqualTo(2);
  }

  @Test
  void severalQueuesCanBeOneConsumer() throws Exception {
    JdbcInbox shared = JdbcInbox.builder(database).consumer("app").build();

    pipeline(shared, this::effect).process(delivery("mails"));

    assertThat(pipeline(shared, this::effect).process(delivery("audit")))
        .isEqualTo(new Outcome.Duplicate());
    assertThat(row()).containsEntry("consumer", "app");
  }

  @Test
  void aDeliveryThatWasLostMeanwhileHasNoEffect() throws Exception {
    Outcome outcome = pipeline(inbox, this::effect).process(delivery("mails"), () -> true);

    assertThat(outcome).isEqualTo(new Outcome.Retry(Duration.ZERO, null));
    assertThat(effects()).isZero();
    assertThat(process(this::effect)).isEqualTo(new Outcome.Done());
  }

  @Test
  void anOutcomeThatSaysBusinessErrorIsKeptAndUndone() throws Exception {
    Middleware saysSo =
        (context, next) -> {
          next.proceed(context);
          return Outcome.businessError("too young");
        };
    Pipeline pipeline =
        Pipeline.builder().inbox(inbox).middleware(saysSo).fallback(this::effect).build();

    assertThat(pipeline.process(delivery("mails")).isAcknowledged()).isTrue();
    assertThat(effects()).isZero();
    assertThat(row()).containsEntry("client_error_message", "too young");
  }

  @Test
  void onFifoABusinessErrorLetsItsGroupGoOn() throws Exception {
    Outcome outcome =
        pipeline(inbox, this::effectThenBusinessError)
            .process(delivery("mails.fifo", uuid, "group-1"));

    assertThat(outcome).isInstanceOf(Outcome.BusinessError.class);
  }
}
