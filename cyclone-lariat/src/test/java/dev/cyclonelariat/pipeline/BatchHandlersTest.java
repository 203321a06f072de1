package dev.cyclonelariat.pipeline;

import static dev.cyclonelariat.pipeline.Deliveries.event;
import static dev.cyclonelariat.pipeline.Deliveries.inGroup;
import static dev.cyclonelariat.pipeline.Deliveries.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.handling.BatchHandler;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchHandlersTest {

  private static final Outcome BEHIND = Outcome.retryAfter(Duration.ZERO);

  private final List<List<Integer>> batches = new ArrayList<>();

  private static Pipeline pipeline(BatchHandler handler) {
    return Pipeline.builder()
        .onBatch(Kind.EVENT, "note_added", handler)
        .onEvent("user_created", (message, context) -> {})
        .build();
  }

  private List<Outcome> note(List<HandlerContext> batch) {
    batches.add(batch.stream().map(context -> number(context.message())).toList());
    return batch.stream().map(context -> Outcome.done()).toList();
  }

  @Test
  void itGetsTheMessagesOfItsTypeThatCameTogether() {
    Pipeline pipeline = pipeline(this::note);

    List<Outcome> outcomes =
        pipeline.processAll(
            List.of(event("note_added", 1), event("user_created"), event("note_added", 2)));

    assertThat(pipeline.wantsBatches()).isTrue();
    assertThat(outcomes).hasSize(3).containsOnly(Outcome.done());
    assertThat(batches).containsExactly(List.of(1, 2));
  }

  @Test
  void onFifoNoMessageOvertakesAnother() {
    pipeline(this::note)
        .processAll(
            List.of(
                inGroup("g", event("note_added", 1)),
                inGroup("g", event("note_added", 2)),
                inGroup("g", event("user_created")),
                inGroup("g", event("note_added", 3))));

    assertThat(batches).containsExactly(List.of(1, 2), List.of(3));
  }

  @Test
  void eachMessageHasAResultOfItsOwn() {
    Outcome later = Outcome.retryAfter(Duration.ofSeconds(5));
    Outcome failed = Outcome.failed(new IllegalStateException("broken"));
    Outcome atFault = Outcome.businessError("no such user");

    List<Outcome> outcomes =
        pipeline(batch -> List.of(Outcome.done(), later, failed, atFault))
            .processAll(
                List.of(
                    event("note_added"),
                    event("note_added"),
                    event("note_added"),
                    event("note_added")));

    assertThat(outcomes).containsExactly(Outcome.done(), later, failed, atFault);
  }

  @Test
  void aMessageAloneHasItsResultToo() {
    Outcome later = Outcome.retryAfter(Duration.ofSeconds(5));

    assertThat(pipeline(batch -> List.of(later)).process(event("note_added"))).isEqualTo(later);
    assertThat(
            pipeline(batch -> List.of(Outcome.businessError("no such user")))
                .process(event("note_added")))
        .isEqualTo(Outcome.businessError("no such user"));
  }

  @Test
  void behindAFailureTheRestOfAFifoGroupComesAgain() {
    Outcome failed = Outcome.failed(new IllegalStateException("broken"));

    List<Outcome> outcomes =
        pipeline(batch -> List.of(Outcome.done(), failed, Outcome.done(), Outcome.done()))
            .processAll(
                List.of(
                    inGroup("a", event("note_added")),
                    inGroup("b", event("note_added")),
                    inGroup("a", event("note_added")),
                    inGroup("b", event("note_added"))));

    assertThat(outcomes).containsExactly(Outcome.done(), failed, Outcome.done(), BEHIND);
  }

  @Test
  void ifItThrowsAllOfThemComeAgain() {
    IllegalStateException broken = new IllegalStateException("broken");

    List<Outcome> outcomes =
        pipeline(
                batch -> {
                  throw broken;
                })
            .processAll(List.of(event("note_added"), event("user_created"), event("note_added")));

    assertThat(outcomes)
        .containsExactly(Outcome.failed(broken), Outcome.done(), Outcome.failed(broken));
  }

  @Test
  void ifItSaysTheMessagesAreAtFaultTheyAre() {
    List<Outcome> outcomes =
        pipeline(
                batch -> {
                  throw new BusinessException("no such user");
                })
            .processAll(List.of(event("note_added"), event("note_added")));

    assertThat(outcomes).hasSize(2).allMatch(Outcome.BusinessError.class::isInstance);
  }

  @Test
  void aListOfOutcomesThatMakesNoSenseIsAFailure() {
    String text = "The batch handler must return one outcome for each of 2 messages, not ";

    assertThat(failures(batch -> List.of(Outcome.done()))).containsOnly(text + "[Done[]]");
    assertThat(failures(batch -> null)).containsOnly(text + "null");
    assertThat(failures(batch -> Arrays.asList(Outcome.done(), null)))
        .containsOnly(text + "[Done[], null]");
  }

  private static List<String> failures(BatchHandler handler) {
    return pipeline(handler).processAll(List.of(event("note_added"), event("note_added"))).stream()
        .map(outcome -> ((Outcome.Retry) outcome).cause().getMessage())
        .toList();
  }

  @Test
  void middlewareThatTakesMessagesOneByOneIsRefused() {
    assertThatThrownBy(
            () ->
                Pipeline.builder()
                    .middleware((context, next) -> next.proceed(context))
                    .onBatch(Kind.EVENT, "note_added", this::note)
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("override its handleAll");
  }

  @Test
  void middlewareCanLetBatchesThrough() {
    List<Integer> seen = new ArrayList<>();
    Middleware counting =
        new Middleware() {
          @Override
          public Outcome handle(HandlerContext context, Next next) throws Exception {
            seen.add(1);
            return next.proceed(context);
          }

          @Override
          public List<Outcome> handleAll(List<HandlerContext> contexts, NextAll next)
              throws Exception {
            seen.add(contexts.size());
            return next.proceedAll(contexts);
          }
        };
    Pipeline pipeline =
        Pipeline.builder()
            .middleware(counting)
            .onBatch(Kind.EVENT, "note_added", this::note)
            .build();

    pipeline.processAll(List.of(event("note_added", 1), event("note_added", 2)));

    assertThat(seen).containsExactly(2);
    assertThat(batches).containsExactly(List.of(1, 2));
  }
}
