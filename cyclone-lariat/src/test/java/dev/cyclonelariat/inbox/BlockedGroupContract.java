package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Kind;
import dev.cyclonelariat.pipeline.Pipeline;
import dev.cyclonelariat.pipeline.SourceSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source whose messages at fault block their group leaves nothing of them in the inbox. */
abstract class BlockedGroupContract extends InboxFixture {

  private Pipeline.Builder blocking() {
    return Pipeline.builder().inbox(JdbcInbox.of(database)).source(SourceSettings::blockGroup);
  }

  @Test
  void aBusinessErrorStaysOnTheQueueUndone() throws Exception {
    Outcome outcome =
        blocking()
            .fallback(this::effectThenBusinessError)
            .build()
            .process(delivery("mails.fifo", uuid, "group-1"));

    assertStays(outcome);
  }

  @Test
  void soDoesOneThatABatchHandlerReturns() throws Exception {
    Outcome outcome =
        Pipeline.builder()
            .inbox(JdbcInbox.builder(database).batch().build())
            .source(SourceSettings::blockGroup)
            .onBatch(
                Kind.EVENT,
                "user_created",
                contexts -> List.of(Outcome.businessError("no such user")))
            .build()
            .process(delivery("mails.fifo", uuid, "group-1"));

    assertStays(outcome);
  }

  private void assertStays(Outcome outcome) throws Exception {
    assertThat(outcome.isAcknowledged()).isFalse();
    assertThat(effects()).isZero();
    assertThat(row())
        .containsEntry("processed_at", null)
        .containsEntry("client_error_message", null);
    assertThat(row().get("last_error").toString()).contains("no such user");
  }

  @Test
  void aBodyThatNobodyCanReadStaysOnTheQueueToo() throws Exception {
    Outcome outcome =
        blocking()
            .fallback(this::effect)
            .build()
            .process(new Delivery("mails.fifo", "m-1", "not JSON", Map.of(), 1, "group"));

    assertThat(outcome.isAcknowledged()).isFalse();
    assertThat(count("SELECT count(*) FROM inbox_parked")).isZero();
  }
}
