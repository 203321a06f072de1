package dev.cyclonelariat.topology.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static final List<Integer> THINGS = IntStream.range(0, 100).boxed().toList();

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void eachThingIsAskedAboutOnce() {
    AtomicInteger asked = new AtomicInteger();

    Map<Integer, Integer> answers =
        new SideBySide(threads).map(THINGS, thing -> thing + 0 * asked.incrementAndGet());

    assertThat(answers).hasSize(100).allSatisfy((key, value) -> assertThat(value).isEqualTo(key));
    assertThat(asked).hasValue(100);
  }

  @Test
  void severalAreAskedAtATime() {
    CyclicBarrier eight = new CyclicBarrier(8);

    Map<Integer, Integer> answers =
        new SideBySide(threads)
            .map(
                THINGS.subList(0, 8),
                thing -> {
                  try {
                    return eight.await(10, TimeUnit.SECONDS);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });

    assertThat(answers).hasSize(8);
  }

  @Test
  void anExecutorThatNeverRunsAnythingDoesNoHarm() {
    assertThat(new SideBySide(task -> {}).map(THINGS, thing -> thing)).hasSize(100);
  }

  @Test
  void afterAFailureNothingMoreIsAsked() {
    AtomicInteger asked = new AtomicInteger();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new SideBySide(Runnable::run)
                    .map(
                        THINGS,
                        thing -> {
                          if (asked.incrementAndGet() == 3) {
                            throw new IllegalStateException("no");
                          }
                          return thing;
                        }))
        .withMessage("no");

    assertThat(asked).hasValue(3);
  }
}
