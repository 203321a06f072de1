package dev.cyclonelariat.resource;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ResourceNamePropertyTest {

  @Property
  void aBuiltTopicIsParsedBack(
      @ForAll("part") String instance,
      @ForAll("part") String kind,
      @ForAll("part") String publisher,
      @ForAll("part") String type,
      @ForAll boolean fifo) {
    Topic topic = Topic.of(instance, kind, publisher, type);
    topic = fifo ? topic.fifo() : topic;

    Topic parsed = Topic.parse(topic.name());

    assertThat(parsed).isEqualTo(topic);
    assertThat(parsed.isFifo()).isEqualTo(fifo);
    assertThat(parsed.instance()).contains(instance);
    assertThat(parsed.kind()).contains(kind);
    assertThat(parsed.publisher()).contains(publisher);
    assertThat(parsed.type()).contains(type);
    assertThat(parsed.tags()).isEqualTo(topic.tags());
  }

  @Property
  void aBuiltQueueIsParsedBack(
      @ForAll("part") String publisher, @ForAll("part") String type, @ForAll("part") String dest) {
    Queue queue = Queue.of("test", "event", publisher, type).dest(dest);

    Queue parsed = Queue.parse(queue.name());

    assertThat(parsed).isEqualTo(queue);
    assertThat(parsed.dest()).contains(dest);
    assertThat(parsed.tags()).isEqualTo(queue.tags());
  }

  @Property
  void anyTextIsAQueueOfThatNameOrATypedError(@ForAll String text) {
    try {
      assertThat(Queue.parse(text)).hasToString(text);
    } catch (InvalidNameException e) {
      assertThat(e).hasMessageContaining(text);
    }
  }

  @Property
  void arnsAndUrlsArePrintedAsTheyWereParsed(
      @ForAll("part") String name, @ForAll @IntRange(min = 0, max = 999_999_999) int number) {
    Account account = new Account("eu-central-1", "%012d".formatted(number));
    Queue queue = Queue.parse(name);

    assertThat(Arn.parse(queue.arn(account).toString())).isEqualTo(queue.arn(account));
    assertThat(QueueUrl.parse(queue.url(account).toString())).isEqualTo(queue.url(account));
  }

  @Provide
  Arbitrary<String> part() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars('_')
        .ofMinLength(1)
        .ofMaxLength(12);
  }
}
