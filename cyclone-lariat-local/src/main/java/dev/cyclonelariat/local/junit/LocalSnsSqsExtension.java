package dev.cyclonelariat.local.junit;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.LocalSnsSqsBuilder;
import dev.cyclonelariat.local.fault.Faults;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sdk.LocalClients;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a local SNS/SQS for tests.
 *
 * <p>With {@code @ExtendWith}, or registered in a static field, one broker serves the tests of a
 * class and forgets everything before each of them; registered in an instance field, each test has
 * a broker of its own. Parameters of the types {@link LocalSnsSqs}, {@code SqsClient}, {@code
 * SnsClient}, {@link LocalClients}, {@link Faults}, {@link DeliveryRecord} and {@link URI} (the
 * endpoint) are injected.
 */
public final class LocalSnsSqsExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {
  private static final String SQS_CLIENT = "software.amazon.awssdk.services.sqs.SqsClient";
  private static final String SNS_CLIENT = "software.amazon.awssdk.services.sns.SnsClient";

  private final LocalSnsSqsBuilder settings;
  private final boolean resets;
  private @Nullable LocalSnsSqs broker;
  private @Nullable LocalClients clients;
  private boolean ofClass;

  /** With default settings. */
  public LocalSnsSqsExtension() {
    this(LocalSnsSqs.builder(), true);
  }

  private LocalSnsSqsExtension(LocalSnsSqsBuilder settings, boolean resets) {
    this.settings = settings;
    this.resets = resets;
  }

  /** With these settings. */
  public static LocalSnsSqsExtension with(LocalSnsSqsBuilder settings) {
    return new LocalSnsSqsExtension(settings, true);
  }

  /** With these settings, and without forgetting anything between the tests of a class. */
  public static LocalSnsSqsExtension keeping(LocalSnsSqsBuilder settings) {
    return new LocalSnsSqsExtension(settings, false);
  }

  /**
   * The broker.
   *
   * @throws IllegalStateException before it was started and after it was closed
   */
  public LocalSnsSqs broker() {
    if (broker == null) {
      throw new IllegalStateException(
          "The local SNS/SQS runs only during tests; register the extension in a field or with"
              + " @ExtendWith");
    }
    return broker;
  }

  /** Where the broker is reached. */
  public URI endpoint() {
    return broker().endpoint();
  }

  /** Clients of the AWS SDK for the broker. */
  public LocalClients clients() {
    LocalSnsSqs running = broker();
    if (clients == null) {
      clients = LocalClients.of(running);
    }
    return clients;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (broker == null) {
      ofClass = true;
      broker = settings.start();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (broker == null) {
      broker = settings.start();
    } else if (resets) {
      broker.reset();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofClass) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  private void stop() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == LocalSnsSqs.class
        || type == Faults.class
        || type == DeliveryRecord.class
        || type == URI.class
        || type.getName().equals(SQS_CLIENT)
        || type.getName().equals(SNS_CLIENT)
        || type.getName().equals("dev.cyclonelariat.local.sdk.LocalClients");
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == LocalSnsSqs.class) {
      return broker();
    }
    if (type == Faults.class) {
      return broker().faults();
    }
    if (type == DeliveryRecord.class) {
      return broker().deliveries();
    }
    if (type == URI.class) {
      return endpoint();
    }
    return switch (type.getName()) {
      case SQS_CLIENT -> clients().sqs();
      case SNS_CLIENT -> clients().sns();
      default -> clients();
    };
  }
}
