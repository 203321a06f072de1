package dev.cyclonelariat.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageDefaults;
import dev.cyclonelariat.publish.Outgoing;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static long among1000(LongPredicate mishap) {
    return LongStream.range(0, 1000).filter(mishap).count();
  }

  private static String firstReader(long number) {
    return DemoTopology.flow(number).queues().get(0).name();
  }

  private static boolean isBusinessError(long number) {
    return Mishaps.isBusinessError(number, firstReader(number));
  }

  private static boolean failsAtFirst(long number) {
    return Mishaps.failsAtFirst(number, firstReader(number));
  }

  private static List<Message> messages() {
    return LongStream.range(0, 1000).mapToObj(number -> message(number, false).message()).toList();
  }

  private static Outgoing message(long number, boolean again) {
    return Script.message(
        new MessageDefaults("app", null, Clock.systemUTC()),
        number,
        UUID.randomUUID(),
        OffsetDateTime.now(),
        again);
  }

  @Test
  void of1000Messages50AreSentTwice10EndInABusinessErrorAnd20OthersFailAtFirst() {
    assertThat(among1000(Mishaps::isSentTwice)).isEqualTo(50);
    assertThat(among1000(ScenarioTest::isBusinessError)).isEqualTo(10);
    assertThat(among1000(ScenarioTest::failsAtFirst)).isEqualTo(20);
    assertThat(among1000(n -> failsAtFirst(n) && isBusinessError(n))).isZero();
  }

  @Test
  void onlyTheFirstReaderHasThem() {
    String audit = "demo-event-queue-any-all-audit";
    assertThat(among1000(n -> Mishaps.isBusinessError(n, audit))).isLessThan(10);
    assertThat(among1000(n -> Mishaps.failsAtFirst(n, audit))).isLessThan(20);
  }

  @Test
  void mishapsMeetEveryKindOfMessage() {
    assertThat(
            LongStream.range(0, 1000)
                .filter(ScenarioTest::failsAtFirst)
                .mapToObj(DemoTopology::flow)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(DemoTopology.FLOWS);
  }

  @Test
  void bothKindsBothSchemasAndFifoTakePartAndAllAreValid() {
    List<Message> messages = messages();

    assertThat(messages).extracting(message -> message.kind().word()).contains("event", "command");
    assertThat(messages).extracting(Message::version).contains(1, 2);
    assertThat(messages)
        .extracting(Message::groupId)
        .anyMatch(Objects::nonNull)
        .contains((String) null);
    assertThat(messages).allSatisfy(message -> assertThat(message.violations()).isEmpty());
    assertThat(messages)
        .filteredOn(message -> message.object() != null)
        .allSatisfy(message -> assertThat(message.subject()).isNotEqualTo(message.object()));
  }

  @Test
  void fifoResourcesDoNotNoticeThatAMessageIsSentAgain() {
    long fifo =
        LongStream.range(0, 13)
            .filter(n -> DemoTopology.flow(n).isFifo())
            .findFirst()
            .orElseThrow();

    assertThat(message(fifo, false).message().deduplicationId()).isNull();
    assertThat(message(fifo, true).message().deduplicationId()).endsWith("-again");
  }
}
