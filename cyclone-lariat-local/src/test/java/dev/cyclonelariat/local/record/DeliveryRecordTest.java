package dev.cyclonelariat.local.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.message.MessageBody;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import org.junit.jupiter.api.Test;

class DeliveryRecordTest {

  @Test
  void countsStayExactWhenEventsAreForgotten() {
    DeliveryRecord record = new DeliveryRecord(10_000);
    for (int i = 0; i < 1_000; i++) {
      record.add(Kind.SENT, i, "arn:q", "m" + i, MessageBody.of("x".repeat(100)), null);
    }

    assertThat(record.count(Kind.SENT)).isEqualTo(1_000);
    assertThat(record.events())
        .hasSizeLessThan(100)
        .last()
        .extracting("messageId")
        .isEqualTo("m999");
    assertThat(record.forgotten()).isEqualTo(1_000 - record.events().size());
  }

  @Test
  void resourcesAreNamedByNameOrArn() {
    DeliveryRecord record = new DeliveryRecord(10_000);
    record.add(Kind.SENT, 0, "arn:aws:sqs:r:1:queue", "m", null, null);
    record.add(Kind.SENT, 0, "arn:aws:sqs:r:1:other-queue", "m", null, null);

    assertThat(record.count(Kind.SENT, "queue")).isEqualTo(1);
    assertThat(record.count(Kind.SENT, "arn:aws:sqs:r:1:queue")).isEqualTo(1);
    assertThat(record.events(Kind.SENT, "queue")).hasSize(1);
    assertThat(record.count(Kind.DELETED, "queue")).isZero();
  }
}
