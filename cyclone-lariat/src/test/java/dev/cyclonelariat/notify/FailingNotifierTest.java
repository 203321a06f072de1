package dev.cyclonelariat.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingListener;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.pipeline.Deliveries;
import dev.cyclonelariat.pipeline.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A notifier, or metrics, that fail change nothing. */
class FailingNotifierTest {

  /** Fails at every call, each time with something else. */
  private static final class Failing implements HandlingListener {

    @Override
    public void received(HandlerContext context) {
      throw new IllegalStateException("received");
    }

    @Override
    public void handled(HandlerContext context, Duration took) {
      throw new AssertionError("handled");
    }

    @Override
    public void settled(HandlerContext context, Outcome outcome) {
      throw new StackOverflowError();
    }
  }

  private final Logger warnings =
      (Logger) LoggerFactory.getLogger("dev.cyclonelariat.pipeline.Listeners");
  private final List<Outcome> told = new ArrayList<>();
  private final Pipeline pipeline =
      Pipeline.builder()
          .listener(new Failing())
          .notifier(
              new Notifier() {
                @Override
                public void settled(HandlerContext context, Outcome outcome) {
                  told.add(outcome);
                }
              })
          .onEvent("user_created", (message, context) -> {})
          .onEvent(
              "user_banned",
              (message, context) -> {
                throw new BusinessException("no such user");
              })
          .build();

  @BeforeEach
  void theWarningsAreExpected() {
    warnings.setLevel(Level.OFF);
  }

  @AfterEach
  void reset() {
    warnings.setLevel(null);
  }

  @Test
  void outcomesStayAndTheOthersAreTold() {
    assertThat(pipeline.process(Deliveries.event("user_created"))).isEqualTo(Outcome.done());
    assertThat(pipeline.process(Deliveries.event("user_banned")))
        .isEqualTo(Outcome.businessError("no such user"));
    assertThat(told).containsExactly(Outcome.done(), Outcome.businessError("no such user"));
  }
}
