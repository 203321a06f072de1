package dev.cyclonelariat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.pipeline.Pipeline;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inbox that handles batches promises, on every database. */
abstract class BatchInboxContract extends InboxFixture {

  private static final Outcome DONE = new Outcome.Done();

  private final List<UUID> uuids = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
  private final Set<Object> transactions = new HashSet<>();
  private final Set<UUID> failing = new HashSet<>();
  private final Set<UUID> atFault = new HashSet<>();
  private Middleware inbox;

  @BeforeEach
  void openInbox() {
    inbox =
        JdbcInbox.builder(database)
            .batch()
            .longestWait(Duration.ofSeconds(1))
            .build()
            .middleware(BUSINESS_ERRORS);
  }

  @Test
  void tenMessagesAreOneTransaction() throws Exception {
    assertThat(handleAll(uuids)).containsOnly(DONE).hasSize(10);

    assertThat(transactions).hasSize(1);
    assertThat(effects()).isEqualTo(10);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE processed_at IS NOT NULL"))
        .isEqualTo(10);
    assertThat(inbox.wantsBatches()).isTrue();
  }

  @Test
  void duplicatesAmongThemAreNotHandled() throws Exception {
    handleAll(uuids.subList(0, 3));
    handled.clear();

    List<Outcome> outcomes = handleAll(uuids);

    assertThat(outcomes.subList(0, 3)).containsOnly(new Outcome.Duplicate());
    assertThat(outcomes.subList(3, 10)).containsOnly(DONE);
    assertThat(handled).hasSize(7);
    assertThat(effects()).isEqualTo(10);
  }

  @Test
  void oneMessageTwiceInABatchIsHandledOnce() throws Exception {
    UUID one = uuids.get(0);

    assertThat(handleAll(List.of(one, one))).containsExactly(DONE, new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void oneThatFailedBeforeIsHandledOnceThoughItComesTwice() throws Exception {
    UUID one = uuids.get(0);
    failing.add(one);
    handleAll(List.of(one));
    failing.clear();

    assertThat(handleAll(List.of(one, one))).containsExactly(DONE, new Outcome.Duplicate());
    assertThat(effects()).isEqualTo(1);
    assertThat(row()).containsEntry("attempts", 2);
  }

  @Test
  void aFailureUndoesTheBatchAndTheOthersAreHandledOneByOne() throws Exception {
    failing.add(uuids.get(4));

    List<Outcome> outcomes = handleAll(uuids);

    assertThat(outcomes).filteredOn(DONE::equals).hasSize(9);
    assertThat(((Outcome.Retry) outcomes.get(4)).cause()).hasMessage("broken");
    assertThat(effects()).isEqualTo(9);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE last_error IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void aBusinessErrorIsKeptAndTheOthersAreHandled() throws Exception {
    atFault.add(uuids.get(0));

    List<Outcome> outcomes = handleAll(uuids);

    assertThat(outcomes.get(0)).isInstanceOf(Outcome.BusinessError.class);
    assertThat(outcomes.subList(1, 10)).containsOnly(DONE);
    assertThat(effects()).isEqualTo(9);
    assertThat(count("SELECT count(*) FROM inbox_messages WHERE client_error_message IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void onFifoTheGroupOfAFailedMessageIsNotRun() throws Exception {
    failing.add(uuids.get(1));
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      deliveries.add(delivery("mails.fifo", uuids.get(i), i % 2 == 0 ? "even" : "odd"));
    }

    List<Outcome> outcomes = handleAllOf(deliveries);

    assertThat(outcomes.get(0)).isEqualTo(DONE);
    assertThat(outcomes.get(2)).isEqualTo(DONE);
    assertThat(outcomes.get(4)).isEqualTo(DONE);
    assertThat(((Outcome.Retry) outcomes.get(1)).cause()).hasMessage("broken");
    assertThat(outcomes.get(3)).isEqualTo(Outcome.retryAfter(Duration.ZERO));
    assertThat(outcomes.get(5)).isEqualTo(Outcome.retryAfter(Duration.ZERO));
    assertThat(effects()).isEqualTo(3);
  }

  @Test
  void messagesWhoseDeliveryWasLostAreNotCommittedTogether() throws Exception {
    List<Outcome> outcomes =
        inbox.handleAll(
            List.of(
                context(delivery("mails", uuids.get(0), null)),
                context(delivery("mails", uuids.get(1), null)).alsoHeldBy(() -> true)),
            this::handleInside);

    assertThat(outcomes).containsExactly(DONE, Outcome.retryAfter(Duration.ZERO));
    assertThat(effects()).isEqualTo(1);
  }

  private List<Outcome> handleAll(List<UUID> messages) throws Exception {
    return handleAllOf(messages.stream().map(one -> delivery("mails", one, null)).toList());
  }

  private List<Outcome> handleAllOf(List<Delivery> deliveries) throws Exception {
    return inbox.handleAll(
        deliveries.stream().map(BatchInboxContract::context).toList(), this::handleInside);
  }

  private List<Outcome> handleInside(List<HandlerContext> contexts) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (HandlerContext context : contexts) {
      transactions.add(context.connection());
      handle(context.message(), context);
      outcomes.add(DONE);
    }
    return outcomes;
  }

  private void handle(Message message, HandlerContext context) throws SQLException {
    if (failing.contains(message.uuid())) {
      effectThenFailure(message, context);
    } else if (atFault.contains(message.uuid())) {
      effectThenBusinessError(message, context);
    } else {
      effect(message, context);
    }
  }

  /** What a middleware inside the decoding sees. */
  private static HandlerContext context(Delivery delivery) {
    List<HandlerContext> seen = new ArrayList<>();
    Middleware look =
        (context, next) -> {
          seen.add(context);
          return DONE;
        };
    Pipeline.builder().middleware(look).build().process(delivery);
    return seen.get(0);
  }
}
