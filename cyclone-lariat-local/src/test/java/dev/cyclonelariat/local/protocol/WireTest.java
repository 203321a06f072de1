package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes over the wire, to the letter: both protocols, their answers and their errors. */
@Timeout(30)
@ExtendWith(LocalSnsSqsExtension.class)
class WireTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalSnsSqs local;

  @BeforeEach
  void prepare(LocalSnsSqs broker) {
    local = broker;
  }

  @Test
  void jsonAnswersAreJson() throws Exception {
    HttpResponse<String> response = json("CreateQueue", "{\"QueueName\":\"q\"}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValue("application/x-amz-json-1.0");
    assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
    assertThat(response.body())
        .isEqualTo("{\"QueueUrl\":\"" + local.endpoint() + "/000000000000/q\"}");
  }

  @Test
  void jsonErrorsCarryBothCodes() throws Exception {
    HttpResponse<String> response = json("GetQueueUrl", "{\"QueueName\":\"missing\"}");

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
      assertThat(json("GetQueueUrl", body).statusCode()).as(body).isEqualTo(400);
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
      HttpResponse<String> response = json("ReceiveMessage", "{" + url + "," + member + "}");
      assertThat(response.statusCode()).as(member).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException");
    }
  }

  @Test
  void unknownOperationsAreRefused() throws Exception {
    HttpResponse<String> json = json("Fly", "{}");
    HttpResponse<String> form = form("sns", Map.of("Action", "Fly", "Version", "2010-03-31"));

    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.body()).contains("UnknownOperationException");
    assertThat(form.statusCode()).isEqualTo(400);
    assertThat(form.body()).contains("<Code>InvalidAction</Code>");
    assertThat(form("sns", Map.of()).body()).contains("<Code>InvalidAction</Code>");
  }

  @Test
  void snsSpeaksFormsAndXml() throws Exception {
    HttpResponse<String> response =
        form(
            "sns",
            Map.of(
                "Action", "CreateTopic",
                "Version", "2010-03-31",
                "Name", "t",
                "Attributes.entry.1.key", "DisplayName",
                "Attributes.entry.1.value", "<&>",
                "Tags.member.1.Key", "k",
                "Tags.member.1.Value", "v"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/xml");
    String arn = "arn:aws:sns:us-east-1:000000000000:t";
    assertThat(response.body())
        .startsWith(
            "<?xml version=\"1.0\"?>\n"
                + "<CreateTopicResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                + "<CreateTopicResult><TopicArn>"
                + arn
                + "</TopicArn></CreateTopicResult><ResponseMetadata><RequestId>");
    assertThat(
            form(
                    "sns",
                    Map.of(
                        "Action", "GetTopicAttributes", "Version", "2010-03-31", "TopicArn", arn))
                .body())
        .contains("<entry><key>DisplayName</key><value>&lt;&amp;&gt;</value></entry>");
    assertThat(
            form(
                    "sns",
                    Map.of(
                        "Action",
                        "ListTagsForResource",
                        "Version",
                        "2010-03-31",
                        "ResourceArn",
                        arn))
                .body())
        .contains("<Tags><member><Key>k</Key><Value>v</Value></member></Tags>");
  }

  @Test
  void snsErrorsAreXml() throws Exception {
    HttpResponse<String> response =
        form(
            "sns",
            Map.of(
                "Action", "Publish",
                "Version", "2010-03-31",
                "TopicArn", "arn:aws:sns:us-east-1:000000000000:missing",
                "Message", "x"));

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .startsWith(
            "<?xml version=\"1.0\"?>\n"
                + "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
                + "<Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message>"
                + "</Error><RequestId>");
  }

  @Test
  void sqsSpeaksFormsAndXmlToOldSdks() throws Exception {
    Map<String, String> creation =
        Map.of(
            "Action", "CreateQueue",
            "Version", "2012-11-05",
            "QueueName", "q",
            "Attribute.1.Name", "DelaySeconds",
            "Attribute.1.Value", "0",
            "Tag.1.Key", "k",
            "Tag.1.Value", "v");
    assertThat(form("sqs", creation).body())
        .contains(
            "<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                + "<CreateQueueResult><QueueUrl>"
                + local.endpoint()
                + "/000000000000/q</QueueUrl></CreateQueueResult>");
    String url = local.endpoint() + "/000000000000/q";
    assertThat(
            form(
                    "sqs",
                    Map.of(
                        "Action", "SendMessageBatch",
                        "Version", "2012-11-05",
                        "QueueUrl", url,
                        "SendMessageBatchRequestEntry.1.Id", "a",
                        "SendMessageBatchRequestEntry.1.MessageBody", "body & more",
                        "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name", "n",
                        "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType",
                            "String",
                        "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue", "s",
                        "SendMessageBatchRequestEntry.2.Id", "b",
                        "SendMessageBatchRequestEntry.2.MessageBody", "\u0001"))
                .body())
        .contains("<SendMessageBatchResultEntry><MessageId>", "<Id>a</Id>")
        .contains(
            "<BatchResultErrorEntry><Id>b</Id><SenderFault>true</SenderFault>"
                + "<Code>InvalidMessageContents</Code>");
    assertThat(
            form(
                    "sqs",
                    Map.of(
                        "Action", "ReceiveMessage",
                        "Version", "2012-11-05",
                        "QueueUrl", url,
                        "MaxNumberOfMessages", "10",
                        "AttributeName.1", "ApproximateReceiveCount",
                        "MessageAttributeName.1", "All"))
                .body())
        .contains("<ReceiveMessageResult><Message><MessageId>")
        .contains("<Body>body &amp; more</Body>")
        .contains(
            "<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>",
            "<MessageAttribute><Name>n</Name><Value><StringValue>s</StringValue>"
                + "<DataType>String</DataType></Value></MessageAttribute>");
    assertThat(form("sqs", Map.of("Action", "ListQueues", "Version", "2012-11-05")).body())
        .contains("<ListQueuesResult><QueueUrl>" + url + "</QueueUrl></ListQueuesResult>");
    assertThat(
            form("sqs", Map.of("Action", "ListQueueTags", "Version", "2012-11-05", "QueueUrl", url))
                .body())
        .contains("<Tag><Key>k</Key><Value>v</Value></Tag>");
  }

  @Test
  void sqsFormsMayNameTheQueueByPath() throws Exception {
    local.topology().createQueue("q");
    HttpResponse<String> response =
        send(
            post("/000000000000/q")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "Action=SendMessage&Version=2012-11-05&MessageBody=by+path")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(local.messages("q")).extracting("body").containsExactly("by path");
  }

  @Test
  void theServiceOfAFormWithoutVersionIsTheSignatures() throws Exception {
    HttpResponse<String> response = form("sqs", Map.of("Action", "CreateQueue", "QueueName", "q"));

    assertThat(response.body()).contains("<CreateQueueResult>");
  }

  @Test
  void linksInEnvelopesWork() throws Exception {
    local.topology().createTopic("t");
    local.topology().createQueue("q");
    local.topology().subscribe("t", "q");
    form(
        "sns",
        Map.of(
            "Action", "Publish",
            "Version", "2010-03-31",
            "TopicArn", "arn:aws:sns:us-east-1:000000000000:t",
            "Message", "x"));
    Object link = Json.parseObject(local.messages("q").get(0).body()).get("UnsubscribeURL");

    HttpResponse<String> response =
        send(HttpRequest.newBuilder(URI.create(String.valueOf(link))).GET());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(local.topics().get(0).subscriptions()).isEmpty();
  }

  @Test
  void theHostOfTheRequestIsTheHostOfUrls() throws Exception {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + local.port() + "/"))
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .POST(BodyPublishers.ofString("{\"QueueName\":\"q\"}")));

    assertThat(response.body()).contains("http://localhost:" + local.port() + "/000000000000/q");
  }

  @Test
  void entitiesAreNeverExpanded() throws Exception {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<l>&b;</l>";
    HttpResponse<String> response =
        send(post("/").header("Content-Type", "text/xml").POST(BodyPublishers.ofString(bomb)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<Code>InvalidAction</Code>").doesNotContain("aaaa");
  }

  @Test
  void formsAreLimited() throws Exception {
    List<String> bodies = new ArrayList<>();
    bodies.add("Action=Publish&" + "a=b&".repeat(10_000));
    bodies.add("Action=Publish&" + "a.".repeat(10_000) + "=b");
    bodies.add("Action=Publish&a=%zz");
    for (String body : bodies) {
      HttpResponse<String> response =
          send(
              post("/")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body)));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException");
    }
  }

  @Test
  void damagedRequestsNeverBreakTheBroker() throws Exception {
    local.topology().createQueue("q");
    local.topology().createTopic("t");
    local.topology().subscribe("t", "q");
    String batch =
        "{\"QueueUrl\":\"http://x/000000000000/q\",\"Entries\":[{\"Id\":\"a\",\"MessageBody\":"
            + "\"b\",\"DelaySeconds\":0,\"MessageAttributes\":{\"n\":{\"DataType\":\"Number\","
            + "\"StringValue\":\"1\"}}}]}";
    String publish =
        "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3At"
            + "&Message=x&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType"
            + "=String&MessageAttributes.entry.1.Value.StringValue=v";
    Random random = new Random(1);
    for (int i = 0; i < 1_500; i++) {
      assertThat(json("SendMessageBatch", damaged(batch, random)).statusCode()).isIn(200, 400, 404);
      HttpResponse<String> response =
          send(
              post("/")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(damaged(publish, random))));
      assertThat(response.statusCode()).isIn(200, 400, 404);
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(Math.max(1, damaged.length()));
      switch (random.nextInt(4)) {
        case 0 -> damaged.replace(at, at + 1, String.valueOf((char) random.nextInt(256)));
        case 1 -> damaged.delete(at, at + 1);
        case 2 -> damaged.insert(at, "{}[]\"\\:,.&=%0\ud83d".charAt(random.nextInt(14)));
        default -> damaged.setLength(Math.max(1, at));
      }
    }
    return damaged.toString();
  }

  private HttpResponse<String> json(String operation, String body) throws Exception {
    return send(
        post("/")
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> form(String service, Map<String, String> parameters)
      throws Exception {
    StringBuilder body = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        post("/")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/"
                    + service
                    + "/aws4_request, SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder post(String path) {
    return HttpRequest.newBuilder(local.endpoint().resolve(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }
}
