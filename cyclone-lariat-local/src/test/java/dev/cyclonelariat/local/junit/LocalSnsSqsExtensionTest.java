package dev.cyclonelariat.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.fault.Faults;
import dev.cyclonelariat.local.record.DeliveryRecord;
import dev.cyclonelariat.local.sdk.LocalClients;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalSnsSqsExtensionTest {

  @Nested
  @ExtendWith(LocalSnsSqsExtension.class)
  class WithExtendWith {

    @Test
    void parametersAreInjected(
        LocalSnsSqs local,
        SqsClient sqs,
        SnsClient sns,
        LocalClients clients,
        URI endpoint,
        Faults faults,
        DeliveryRecord record) {
      sqs.createQueue(r -> r.queueName("q"));
      sns.createTopic(r -> r.name("t"));

      assertThat(local.queues()).hasSize(1);
      assertThat(local.topics()).hasSize(1);
      assertThat(endpoint).isEqualTo(local.endpoint());
      assertThat(faults).isSameAs(local.faults());
      assertThat(record).isSameAs(local.deliveries());
      assertThat(clients.sqs()).isSameAs(sqs);
    }
  }

  @Nested
  @TestMethodOrder(MethodOrderer.MethodName.class)
  class OfTheClass {
    @RegisterExtension static final LocalSnsSqsExtension EXTENSION = new LocalSnsSqsExtension();
    private static final Set<Integer> PORTS = new HashSet<>();

    @Test
    void first() {
      checkAndUse();
    }

    @Test
    void second() {
      checkAndUse();
    }

    private void checkAndUse() {
      assertThat(EXTENSION.broker().queues()).isEmpty();
      EXTENSION.broker().topology().createQueue("q");
      PORTS.add(EXTENSION.broker().port());
      assertThat(PORTS).hasSize(1);
    }
  }

  @Nested
  class OfTheTest {
    @RegisterExtension
    final LocalSnsSqsExtension extension =
        LocalSnsSqsExtension.with(LocalSnsSqs.builder().account("111122223333"));

    @Test
    void settingsCount() {
      assertThat(extension.broker().account()).isEqualTo("111122223333");
      assertThat(extension.clients().sqs().createQueue(r -> r.queueName("q")).queueUrl())
          .isEqualTo(extension.endpoint() + "/111122223333/q");
    }
  }

  @Nested
  @TestMethodOrder(MethodOrderer.MethodName.class)
  class Keeping {
    @RegisterExtension
    static final LocalSnsSqsExtension EXTENSION =
        LocalSnsSqsExtension.keeping(LocalSnsSqs.builder());

    @Test
    void a() {
      EXTENSION.broker().topology().createQueue("q");
    }

    @Test
    void b() {
      assertThat(EXTENSION.broker().queues()).hasSize(1);
    }
  }

  @Test
  void outsideOfTestsThereIsNoBroker() {
    LocalSnsSqsExtension extension = new LocalSnsSqsExtension();

    assertThatThrownBy(extension::broker)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs only during tests");
  }
}
