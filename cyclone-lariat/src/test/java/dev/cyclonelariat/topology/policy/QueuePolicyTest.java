package dev.cyclonelariat.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cyclonelariat.resource.Account;
import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Our one statement among those of others. */
class QueuePolicyTest {

  private static final Account ACCOUNT = new Account("eu-west-1", "123456789012");
  private static final Arn QUEUE = Queue.parse("queue").arn(ACCOUNT);
  private static final Arn TOPIC = Topic.parse("topic").arn(ACCOUNT);

  @Test
  void noTopicsNoPolicy() {
    QueuePolicy policy = QueuePolicy.parse(QUEUE, null).allowing(TOPIC);

    assertThat(policy.text()).contains(TOPIC.toString());
    assertThat(policy.refusing(TOPIC).text()).isEmpty();
  }

  @Test
  void aListOfOneIsReadAsAwsWritesIt() {
    String text =
        QueuePolicy.parse(QUEUE, "")
            .allowing(TOPIC)
            .text()
            .replace("[\"" + TOPIC + "\"]", "\"" + TOPIC + "\"");

    assertThat(QueuePolicy.parse(QUEUE, text).sources()).containsExactly(TOPIC.toString());
  }

  @Test
  void aSingleStatementOfOthersStays() {
    String theirs = "{\"Statement\":{\"Sid\":\"theirs\",\"Effect\":\"Deny\",\"Action\":\"*\"}}";

    QueuePolicy both = QueuePolicy.parse(QUEUE, theirs).allowing(TOPIC);

    assertThat(both.text()).contains("\"Sid\":\"theirs\"", "\"Sid\":\"cyclone-lariat\"");
    assertThat(both.refusing(TOPIC).text()).contains("\"Sid\":\"theirs\"");
  }

  @Test
  void tooManyTopicsBecomeAPatternThatStaysInsideTheAccount() {
    QueuePolicy policy = QueuePolicy.parse(QUEUE, "").allowingOnly(topics(ACCOUNT, 200));

    assertThat(policy.sources()).containsExactly("arn:aws:sns:eu-west-1:123456789012:topic_*");
    assertThat(policy.allows(topics(ACCOUNT, 200).get(7))).isTrue();
    assertThat(policy.allows(TOPIC)).isFalse();
    assertThat(policy.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_192);
  }

  @Test
  void whatAPatternDoesNotCoverIsListedBesideIt() {
    QueuePolicy policy = QueuePolicy.parse(QUEUE, "").allowingOnly(topics(ACCOUNT, 200));

    QueuePolicy wider = policy.allowing(TOPIC);

    assertThat(wider.sources())
        .containsExactly(TOPIC.toString(), "arn:aws:sns:eu-west-1:123456789012:topic_*");
    assertThat(wider.refusing(TOPIC).sources()).isEqualTo(policy.sources());
  }

  @Test
  void eachAccountHasItsOwnPattern() {
    Account other = new Account("eu-west-1", "123456789013");
    List<Arn> topics = new ArrayList<>(topics(other, 1));
    topics.addAll(topics(ACCOUNT, 200));

    assertThat(QueuePolicy.parse(QUEUE, "").allowingOnly(topics).sources())
        .containsExactly(
            "arn:aws:sns:eu-west-1:123456789012:topic_*",
            "arn:aws:sns:eu-west-1:123456789013:topic_0");
  }

  @Test
  void aPolicyThatOthersFillIsRefused() {
    String statements =
        IntStream.range(0, 20)
            .mapToObj(i -> "{\"Sid\":\"s" + i + "\",\"Effect\":\"Deny\"}")
            .collect(Collectors.joining(","));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> QueuePolicy.parse(QUEUE, "{\"Statement\":[" + statements + "]}").allowing(TOPIC))
        .withMessageContaining("21 statements");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                QueuePolicy.parse(QUEUE, "{\"Id\":\"" + "x".repeat(8_000) + "\"}").allowing(TOPIC))
        .withMessageContaining("bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> QueuePolicy.parse(QUEUE, "nonsense"));
  }

  private static List<Arn> topics(Account account, int count) {
    return IntStream.range(0, count).mapToObj(i -> Topic.parse("topic_" + i).arn(account)).toList();
  }
}
