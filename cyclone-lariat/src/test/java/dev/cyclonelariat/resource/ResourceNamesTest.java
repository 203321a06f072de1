package dev.cyclonelariat.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNamesTest {

  private static final Account ACCOUNT = new Account("eu-west-1", "247606935658");

  @Test
  void aTopicIsNamedByInstanceKindPublisherAndType() {
    Topic topic = Topic.of("test", "event", "cyclone_lariat", "note_added");

    assertThat(topic).hasToString("test-event-fanout-cyclone_lariat-note_added");
    assertThat(topic.fifo()).hasToString("test-event-fanout-cyclone_lariat-note_added.fifo");
    assertThat(topic.fifo().fifo()).isEqualTo(topic.fifo()).isNotEqualTo(topic);
  }

  @Test
  void aQueueAlsoByItsReader() {
    Queue queue = Queue.of("test", "event", "cyclone_lariat", "note_added").dest("notifier").fifo();

    assertThat(queue).hasToString("test-event-queue-cyclone_lariat-note_added-notifier.fifo");
    assertThat(queue.dest("mailer"))
        .hasToString("test-event-queue-cyclone_lariat-note_added-mailer.fifo");
    assertThat(queue.isStandard()).isTrue();
    assertThat(queue.instance()).contains("test");
    assertThat(queue.kind()).contains("event");
    assertThat(queue.publisher()).contains("cyclone_lariat");
    assertThat(queue.type()).contains("note_added");
    assertThat(queue.dest()).contains("notifier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments",
        "test-event-queue-users",
        "test-event-fanout-users-all",
        "a--queue-b-c",
        "test-event-queue-my-app-user_created-mailer",
        "x.fifo"
      })
  void aQueueNameOutsideTheSchemeIsCustom(String name) {
    Queue queue = Queue.parse(name);

    assertThat(queue.isCustom()).isTrue();
    assertThat(queue.publisher()).isEmpty();
    assertThat(queue).hasToString(name);
  }

  @Test
  void dashesInsideAPartAreRefusedNotSplit() {
    assertThatThrownBy(() -> Topic.of("test", "event", "my-app", "user_created"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessage(
            "Topic 'test-event-fanout-my-app-user_created': the part 'my-app' may hold letters,"
                + " digits and _ only (a dash separates parts)");
    assertThat(Topic.parse("test-event-fanout-my-app-user_created").isCustom()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a.fifo.fifo", "a b", "ä", "a\n", ".fifo", "a/b"})
  void namesThatAwsRefusesAreRefused(String name) {
    assertThatThrownBy(() -> Topic.parse(name)).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> Queue.parse(name)).isInstanceOf(InvalidNameException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user created", "сервис", "x\ny"})
  void partsThatAwsRefusesAreRefused(String part) {
    assertThatThrownBy(() -> Queue.of("test", "event", part, "all"))
        .isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> Queue.of("test", "event", "users", "all").dest(part))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void lengthsAreThoseOfAws() {
    assertThat(Queue.parse("q".repeat(80)).name()).hasSize(80);
    assertThatThrownBy(() -> Queue.parse("q".repeat(76) + ".fifo"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessageEndingWith("is 81 characters long; AWS allows 80");
    assertThat(Topic.parse("t".repeat(256)).name()).hasSize(256);
    assertThatThrownBy(() -> Topic.of("test", "event", "users", "t".repeat(256)))
        .isInstanceOf(InvalidNameException.class)
        .hasMessageEndingWith("AWS allows 256");
  }

  @Test
  void theSuffixDecidesAboutFifo() {
    assertThat(Topic.parse("orders.fifo").isFifo()).isTrue();
    assertThat(Topic.parse("orders").fifo()).hasToString("orders.fifo");
    assertThatThrownBy(() -> Topic.parse("orders.std"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessage("Topic 'orders.std': the only suffix a name can have is .fifo");
  }

  @Test
  void topicsAndQueuesOfOneNameDiffer() {
    assertThat(Topic.parse("orders")).isNotEqualTo(Queue.parse("orders"));
    assertThat(Topic.parse("orders")).isEqualTo(Topic.parse("orders")).hasSameHashCodeAs("orders");
  }

  @Test
  void customQueuesHaveNoDestination() {
    assertThatThrownBy(() -> Queue.parse("orders").dest("mailer"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessageContaining("orders");
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,     arn:aws:sqs:eu-west-1:247606935658:q,            https://sqs.eu-west-1.amazonaws.com/247606935658/q",
    "cn-north-1,    arn:aws-cn:sqs:cn-north-1:247606935658:q,        https://sqs.cn-north-1.amazonaws.com.cn/247606935658/q",
    "us-gov-west-1, arn:aws-us-gov:sqs:us-gov-west-1:247606935658:q, https://sqs.us-gov-west-1.amazonaws.com/247606935658/q",
    "us-isob-east-1, arn:aws-iso-b:sqs:us-isob-east-1:247606935658:q, https://sqs.us-isob-east-1.sc2s.sgov.gov/247606935658/q",
  })
  void arnsAndUrlsFollowThePartition(String region, String arn, String url) {
    Account account = new Account(region, "247606935658");
    Queue queue = Queue.parse("q");

    assertThat(queue.arn(account)).hasToString(arn).isEqualTo(Arn.parse(arn));
    assertThat(queue.url(account)).hasToString(url).isEqualTo(QueueUrl.parse(url));
    assertThat(Queue.ofArn(Arn.parse(arn))).isEqualTo(queue);
  }

  @Test
  void topicArnsAreParsedBack() {
    Topic topic = Topic.of("test", "event", "users", "user_created").fifo();
    Arn arn = topic.arn(ACCOUNT);

    assertThat(arn)
        .hasToString(
            "arn:aws:sns:eu-west-1:247606935658:test-event-fanout-users-user_created.fifo");
    assertThat(Topic.ofArn(arn)).isEqualTo(topic);
    assertThatThrownBy(() -> Queue.ofArn(arn)).isInstanceOf(InvalidNameException.class);
    assertThatThrownBy(() -> Topic.ofArn(Queue.parse("q").arn(ACCOUNT)))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void anArnOfASubscriptionKeepsItsTail() {
    Arn arn = Arn.parse("arn:aws:sns:eu-west-1:247606935658:topic:68abfd53");

    assertThat(arn.resource()).isEqualTo("topic:68abfd53");
    assertThat(arn).hasToString("arn:aws:sns:eu-west-1:247606935658:topic:68abfd53");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "arn:aws:sns", "arn:aws:sns:::", "x:aws:sns:r:1:t", "PendingConfirmation"})
  void whatIsNoArnIsRefused(String text) {
    assertThatThrownBy(() -> Arn.parse(text)).isInstanceOf(InvalidNameException.class);
  }

  @Test
  void queueUrlsOfOtherEndpointsAreUnderstood() {
    QueueUrl url = QueueUrl.parse("http://localhost:4566/000000000000/orders.fifo");

    assertThat(url.account()).isEqualTo("000000000000");
    assertThat(url.name()).isEqualTo("orders.fifo");
    assertThat(url.at(java.net.URI.create("https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com/")))
        .hasToString("https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com/000000000000/orders.fifo");
    assertThat(QueueUrl.parse("https://host/prefix/1/q")).hasToString("https://host/prefix/1/q");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "https://host/q",
        "ftp://host/1/q",
        "https://host/1/q/",
        "https://ho st/1/q"
      })
  void whatIsNoQueueUrlIsRefused(String text) {
    assertThatThrownBy(() -> QueueUrl.parse(text)).isInstanceOf(InvalidNameException.class);
  }

  @Test
  void accountsAreChecked() {
    assertThatThrownBy(() -> new Account("eu-west-1", "42"))
        .isInstanceOf(InvalidNameException.class)
        .hasMessage("An AWS account id has twelve digits, unlike '42'");
    assertThatThrownBy(() -> new Account("", "247606935658"))
        .isInstanceOf(InvalidNameException.class);
  }

  @Test
  void tagsSayWhatTheNameSays() {
    assertThat(Queue.of("test", "event", "users", "all").fifo().tags())
        .isEqualTo(
            Map.of(
                "standard", "true",
                "instance", "test",
                "kind", "event",
                "publisher", "users",
                "type", "all",
                "dest", "undefined",
                "fifo", "true"));
    assertThat(Queue.of("test", "event", "users", "all").dest("mailer").tags())
        .containsEntry("dest", "mailer");
    assertThat(Topic.of("test", "command", "any", "pay").tags())
        .isEqualTo(
            Map.of(
                "standard", "true",
                "instance", "test",
                "kind", "command",
                "publisher", "any",
                "type", "pay",
                "fifo", "false"));
    assertThat(Topic.parse("orders").tags())
        .isEqualTo(Map.of("standard", "false", "name", "orders", "fifo", "false"));
  }

  @Test
  void attributesSayFifoAndContentBasedDeduplication() {
    Topic topic = Topic.parse("orders");
    Queue queue = Queue.parse("orders");

    assertThat(topic.attributes(false)).isEmpty();
    assertThat(topic.fifo().attributes(false)).isEqualTo(Map.of("FifoTopic", "true"));
    assertThat(queue.fifo().attributes(true))
        .isEqualTo(Map.of("FifoQueue", "true", "ContentBasedDeduplication", "true"));
    assertThatThrownBy(() -> queue.attributes(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders");
  }
}
