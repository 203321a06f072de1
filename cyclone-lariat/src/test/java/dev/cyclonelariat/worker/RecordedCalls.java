package dev.cyclonelariat.worker;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps what a client has asked for. Thread-safe. */
final class RecordedCalls implements ExecutionInterceptor {

  private final List<SdkRequest> requests = new ArrayList<>();

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(context.request());
    notifyAll();
  }

  synchronized <T extends SdkRequest> List<T> of(Class<T> type) {
    return requests.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Waits until there have been so many. */
  synchronized void await(Class<? extends SdkRequest> type, int count) throws InterruptedException {
    while (of(type).size() < count) {
      wait();
    }
  }

  /** Does something again and again until there has been one. */
  void awaitOr(Runnable step, Class<? extends SdkRequest> type) {
    while (of(type).isEmpty()) {
      step.run();
      Thread.onSpinWait();
    }
  }

  synchronized void clear() {
    requests.clear();
  }
}
