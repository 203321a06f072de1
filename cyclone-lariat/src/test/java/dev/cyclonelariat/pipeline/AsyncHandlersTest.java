package dev.cyclonelariat.pipeline;

import static dev.cyclonelariat.pipeline.Deliveries.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.handling.AsyncHandler;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AsyncHandlersTest {

  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

  private static Outcome process(AsyncHandler handler) {
    return Pipeline.builder()
        .onAsync(Kind.EVENT, "user_created", handler)
        .build()
        .process(event("user_created"));
  }

  private static Throwable failure(AsyncHandler handler) {
    return ((Outcome.Retry) process(handler)).cause();
  }

  private static AsyncHandler failing(Supplier<? extends RuntimeException> failure) {
    return (message, context) ->
        CompletableFuture.runAsync(
            () -> {
              throw failure.get();
            });
  }

  @Test
  void middlewareStandsAroundAllOfTheWork() {
    CountDownLatch returned = new CountDownLatch(1);
    Pipeline pipeline =
        Pipeline.builder()
            .middleware(
                (context, next) -> {
                  Outcome outcome = next.proceed(context);
                  steps.add("middleware ends");
                  return outcome;
                })
            .onAsync(
                Kind.EVENT,
                "user_created",
                (message, context) -> {
                  CompletableFuture<?> work =
                      CompletableFuture.runAsync(
                          () -> {
                            await(returned);
                            steps.add("work ends");
                          });
                  steps.add("handler returns");
                  returned.countDown();
                  return work;
                })
            .build();

    assertThat(pipeline.process(event("user_created"))).isEqualTo(Outcome.done());
    assertThat(steps).containsExactly("handler returns", "work ends", "middleware ends");
  }

  @Test
  void whatItEndsWithCountsLikeWhatAHandlerThrows() {
    assertThat(process(failing(() -> new BusinessException("no such user"))))
        .isInstanceOf(Outcome.BusinessError.class);
    assertThat(failure(failing(() -> new IllegalStateException("broken"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    assertThat(failure((message, context) -> CompletableFuture.failedStage(new AssertionError())))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void oneThatNeverBeganIsAFailure() {
    assertThat(failure((message, context) -> null))
        .hasMessage("The asynchronous handler returned null in place of a stage");
    assertThat(
            failure(
                (message, context) -> {
                  throw new IllegalStateException("not begun");
                }))
        .hasMessage("not begun");
  }

  @Test
  void anInterruptedWaitCancelsTheWork() throws Exception {
    CompletableFuture<Void> endless = new CompletableFuture<>();
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    List<Outcome> outcomes = new ArrayList<>();
    Thread host =
        new Thread(
            () -> {
              outcomes.add(
                  process(
                      (message, context) -> {
                        Thread.currentThread().interrupt();
                        return endless;
                      }));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    host.start();
    host.join();

    assertThat(outcomes.get(0).isAcknowledged()).isFalse();
    assertThat(endless).isCancelled();
    assertThat(stillInterrupted).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
