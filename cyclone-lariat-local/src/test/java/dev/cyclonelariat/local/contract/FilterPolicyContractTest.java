package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Filter policies as SNS takes and follows them; see FilterPolicyTest for all operators. */
class FilterPolicyContractTest extends SnsContract {

  @Test
  void attributesDecide() {
    String topic = topic();
    String queue = queue();
    subscribe(
        topic,
        queue,
        Map.of(
            "RawMessageDelivery", "true",
            "FilterPolicy", "{\"price\": [{\"numeric\": [\">\", 0, \"<=\", 100]}]}"));

    publish(topic, "cheap", Map.of("price", attribute("Number", "99")));
    publish(topic, "dear", Map.of("price", attribute("Number", "111")));
    publish(topic, "unpriced", Map.of());

    assertThat(bodies(receive(queue))).containsExactly("cheap");
  }

  @Test
  void theBodyDecides() {
    String topic = topic();
    String queue = queue();
    subscribe(
        topic,
        queue,
        Map.of(
            "RawMessageDelivery", "true",
            "FilterPolicyScope", "MessageBody",
            "FilterPolicy", "{\"object\": {\"key\": [{\"prefix\": \"auto-\"}, \"exact\"]}}"));
    String wanted = "{\"object\": {\"key\": \"auto-1\"}}";

    publish(topic, wanted, Map.of());
    publish(topic, "{\"object\": {\"key\": \"manual\"}}", Map.of());
    publish(topic, "no JSON", Map.of());

    assertThat(bodies(receive(queue))).containsExactly(wanted);
  }

  @Test
  void nestedPoliciesAreForBodies() {
    String topic = topic();
    String queue = queue();

    assertRefused(
        () ->
            subscribe(topic, queue, Map.of("FilterPolicy", "{\"object\": {\"key\": [\"value\"]}}")),
        InvalidParameterException.class,
        "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter"
            + " policy");
  }

  @Test
  void wrongPoliciesAreRefused() {
    Map<String, String> wrong =
        Map.of(
            "{\"key\": \"value\"}", "\"key\" must be an object or an array",
            "{\"key\": [[\"value\"]]}", "Match value must be String, number, true, false, or null",
            "{\"key\": [{\"wrong\": true}]}", "Unrecognized match type wrong",
            "{\"key\": [{\"suffix\": \"a\", \"prefix\": \"b\"}]}",
                "Only one key allowed in match expression",
            "{\"key\": [{\"numeric\": [\">\", 3, \"<\", 1]}]}", "Bottom must be less than top",
            "{\"key\": [{\"exists\": \"no\"}]}",
                "exists match pattern must be either true or false.",
            "{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],\"f\":[1]}",
                "Filter policy can not have more than 5 keys");
    String topic = topic();
    String queue = queue();
    wrong.forEach(
        (policy, message) ->
            assertThatThrownBy(() -> subscribe(topic, queue, Map.of("FilterPolicy", policy)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                    "Invalid parameter: Attributes Reason: FilterPolicy: " + message));
  }

  @Test
  void aPolicyHasAtMost150Combinations() {
    StringBuilder values = new StringBuilder("\"v\"");
    for (int i = 1; i < 151; i++) {
      values.append(",\"v").append(i).append('"');
    }
    String topic = topic();
    String queue = queue();

    assertRefused(
        () -> subscribe(topic, queue, Map.of("FilterPolicy", "{\"key\":[" + values + "]}")),
        InvalidParameterException.class,
        "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex");
  }

  private void publish(
      String topic, String message, Map<String, MessageAttributeValue> attributes) {
    sns().publish(r -> r.topicArn(topic).message(message).messageAttributes(attributes));
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}
