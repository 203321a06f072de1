package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** AWS JSON 1.0 as SQS speaks it, to the letter. */
@Timeout(30)
@ExtendWith(LocalSnsSqsExtension.class)
class JsonWireTest {
  private LocalSnsSqs local;
  private RawCalls calls;

  @BeforeEach
  void prepare(LocalSnsSqs broker) {
    local = broker;
    calls = new RawCalls(broker.endpoint());
  }

  @Test
  void jsonAnswersAreJson() throws Exception {
    HttpResponse<String> response = calls.json("CreateQueue", "{\"QueueName\":\"q\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/x-amz-json-1.0");
    assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
    assertThat(response.body())
        .isEqualTo("{\"QueueUrl\":\"" + local.endpoint() + "/000000000000/q\"}");
  }

  @Test
  void jsonErrorsCarryBothCodes() throws Exception {
    HttpResponse<String> response = calls.json("GetQueueUrl", "{\"QueueName\":\"missing\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-query-error"))
        .hasValue("AWS.SimpleQueueService.NonExistentQueue;Sender");
    assertThat(response.body())
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\","
                + "\"message\":\"The specified queue does not exist.\"}");
  }

  @Test
  void malformedJsonIsRefused() throws Exception {
    local.topology().createQueue("q");
    String url = "\"QueueUrl\":\"" + local.endpoint() + "/000000000000/q\"";
    List<String> bodies =
        List.of(
            "",
            "nonsense",
            "[]",
            "{\"QueueName\":5}",
            "{\"QueueName\":\"q\"",
            "{\"QueueName\":\"q\"} more",
            "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    for (String body : bodies) {
      assertThat(calls.json("GetQueueUrl", body).statusCode()).as(body).isEqualTo(400);
    }
    for (String member :
        List.of(
            "\"MaxNumberOfMessages\":\"1\"x",
            "\"MaxNumberOfMessages\":1e99",
            "\"MaxNumberOfMessages\":99999999999",
            "\"MaxNumberOfMessages\":true",
            "\"MessageAttributeNames\":\"All\"",
            "\"MessageAttributeNames\":[1]",
            "\"MessageAttributeNames\":{}")) {
      HttpResponse<String> response = calls.json("ReceiveMessage", "{" + url + "," + member + "}");
      assertThat(response.statusCode()).as(member).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException");
    }
  }

  @Test
  void unknownOperationsAreRefused() throws Exception {
    HttpResponse<String> json = calls.json("Fly", "{}");
    HttpResponse<String> form = calls.form("sns", Map.of("Action", "Fly", "Version", "2010-03-31"));

    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.body()).contains("UnknownOperationException");
    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(form.body()).contains("<Code>InvalidAction</Code>");
    assertThat(calls.form("sns", Map.of()).body()).contains("<Code>InvalidAction</Code>");
  }

  @Test
  void theHostOfTheRequestIsTheHostOfUrls() throws Exception {
    HttpResponse<String> response =
        calls.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + local.port() + "/"))
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .POST(BodyPublishers.ofString("{\"QueueName\":\"q\"}")));

    assertThat(response.body()).contains("http://localhost:" + local.port() + "/000000000000/q");
  }
}
