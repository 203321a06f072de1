package dev.cyclonelariat.pipeline;

import static dev.cyclonelariat.pipeline.Deliveries.event;
import static dev.cyclonelariat.pipeline.Deliveries.inGroup;
import static dev.cyclonelariat.pipeline.Deliveries.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Middleware;
import dev.cyclonelariat.handling.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MiddlewareTest {

  private static final Outcome BEHIND = Outcome.retryAfter(Duration.ZERO);

  private final List<Object> steps = new ArrayList<>();

  private Middleware step(String name) {
    return (context, next) -> {
      steps.add(name);
      Outcome outcome = next.proceed(context);
      steps.add("after " + name);
      return outcome;
    };
  }

  @Test
  void theFirstOneGivenIsTheOutermost() {
    Pipeline.builder()
        .middleware(step("outer"))
        .middleware(step("inner"))
        .fallback((message, context) -> steps.add("handler"))
        .build()
        .process(event("user_created"));

    assertThat(steps).containsExactly("outer", "inner", "handler", "after inner", "after outer");
  }

  @Test
  void itMayAnswerInPlaceOfTheHandler() {
    Outcome later = Outcome.retryAfter(Duration.ofSeconds(30));

    Outcome outcome =
        Pipeline.builder()
            .middleware((context, next) -> later)
            .fallback((message, context) -> steps.add("handler"))
            .build()
            .process(event("user_created"));

    assertThat(outcome).isEqualTo(later);
    assertThat(steps).isEmpty();
  }

  @Test
  void itMayChangeWhatTheHandlerSees() {
    Pipeline.builder()
        .middleware(
            (context, next) ->
                next.proceed(context.decoded(context.message(), Map.of("tenant", "acme"))))
        .fallback((message, context) -> steps.add(context.attributes()))
        .build()
        .process(event("user_created"));

    assertThat(steps).containsExactly(Map.of("tenant", "acme"));
  }

  @Test
  void whatItThrowsCountsLikeWhatAHandlerThrows() {
    IllegalStateException broken = new IllegalStateException("broken");

    assertThat(process(broken)).isEqualTo(Outcome.failed(broken));
    assertThat(process(new BusinessException("no such user")))
        .isEqualTo(Outcome.businessError("no such user"));
  }

  private static Outcome process(RuntimeException thrown) {
    return Pipeline.builder()
        .middleware(
            (context, next) -> {
              throw thrown;
            })
        .build()
        .process(event("user_created"));
  }

  @Test
  void oneThatForgetsItsOutcomeIsAFailureThatIsTold() {
    Outcome outcome =
        Pipeline.builder()
            .middleware((context, next) -> null)
            .listener(
                new HandlingListener() {
                  @Override
                  public void settled(HandlerContext context, Outcome outcome) {
                    steps.add(outcome);
                  }
                })
            .build()
            .process(event("user_created"));

    assertThat(((Outcome.Retry) outcome).cause())
        .hasMessageContaining("MiddlewareTest")
        .hasMessageContaining("must return an outcome");
    assertThat(steps).containsExactly(outcome);
  }

  @Test
  void aPredicateOfBusinessErrorsThatFailsIsAFailureOfItsMessage() {
    IllegalStateException broken = new IllegalStateException("broken");

    Outcome outcome =
        Pipeline.builder()
            .businessErrors(
                e -> {
                  throw new IllegalArgumentException("the predicate too");
                })
            .listener(
                new HandlingListener() {
                  @Override
                  public void settled(HandlerContext context, Outcome outcome) {
                    steps.add(outcome);
                  }
                })
            .fallback(
                (message, context) -> {
                  throw broken;
                })
            .build()
            .process(event("user_created"));

    assertThat(outcome).isEqualTo(Outcome.failed(broken));
    assertThat(broken).hasSuppressedException(new IllegalArgumentException("the predicate too"));
    assertThat(steps).containsExactly(outcome);
  }

  @Test
  void behindAFailureTheRestOfAFifoGroupIsNotHandled() {
    IllegalStateException broken = new IllegalStateException("broken");
    Pipeline pipeline =
        Pipeline.builder()
            .fallback(
                (message, context) -> {
                  steps.add(number(message));
                  if (number(message) == 2) {
                    throw broken;
                  }
                })
            .build();

    List<Outcome> outcomes =
        pipeline.processAll(
            List.of(
                inGroup("a", event("x", 1)),
                inGroup("a", event("x", 2)),
                inGroup("b", event("x", 3)),
                inGroup("a", event("x", 4))));

    assertThat(outcomes)
        .containsExactly(Outcome.done(), Outcome.failed(broken), Outcome.done(), BEHIND);
    assertThat(steps).containsExactly(1, 2, 3);
  }

  @Test
  void onAStandardQueueAFailureConcernsNoOther() {
    Pipeline pipeline =
        Pipeline.builder()
            .fallback(
                (message, context) -> {
                  if (number(message) == 1) {
                    throw new IllegalStateException("broken");
                  }
                })
            .build();

    assertThat(pipeline.processAll(List.of(event("x", 1), event("x", 2))))
        .extracting(Outcome::isAcknowledged)
        .containsExactly(false, true);
  }
}
