package dev.cyclonelariat.local.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Where ElasticMQ departs from SQS, with the reason, as {@code elasticmq-divergences.properties}
 * lists it. The cases are run all the same: one that passes no longer belongs there.
 */
final class ElasticMqDivergences implements InvocationInterceptor {
  private static final Properties REASONS = reasons();

  private static Properties reasons() {
    Properties reasons = new Properties();
    try (InputStream list =
        ElasticMqDivergences.class.getResourceAsStream("/elasticmq-divergences.properties")) {
      reasons.load(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reasons;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Contract contract = (Contract) context.getRequiredTestInstance();
    String name =
        context.getRequiredTestClass().getSimpleName()
            + '.'
            + context.getRequiredTestMethod().getName();
    String reason = REASONS.getProperty(name);
    if (reason == null || !contract.broker.name().equals(Brokers.ELASTICMQ)) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (Throwable expected) {
      return;
    }
    throw new AssertionError(name + " passes on ElasticMQ, although it is listed as: " + reason);
  }
}
