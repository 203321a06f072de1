package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The query protocol of both services, to the letter. */
@Timeout(30)
@ExtendWith(LocalSnsSqsExtension.class)
class QueryWireTest {
  private LocalSnsSqs local;
  private RawCalls calls;

  @BeforeEach
  void prepare(LocalSnsSqs broker) {
    local = broker;
    calls = new RawCalls(broker.endpoint());
  }

  @Test
  void snsSpeaksFormsAndXml() throws Exception {
    HttpResponse<String> response =
        calls.form(
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
            calls
                .form(
                    "sns",
                    Map.of(
                        "Action", "GetTopicAttributes", "Version", "2010-03-31", "TopicArn", arn))
                .body())
        .contains("<entry><key>DisplayName</key><value>&lt;&amp;&gt;</value></entry>");
    assertThat(
            calls
                .form(
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
        calls.form(
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
    assertThat(calls.form("sqs", creation).body())
        .contains(
            "<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                + "<CreateQueueResult><QueueUrl>"
                + local.endpoint()
                + "/000000000000/q</QueueUrl></CreateQueueResult>");
    String url = local.endpoint() + "/000000000000/q";
    assertThat(
            calls
                .form(
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
            calls
                .form(
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
    assertThat(calls.form("sqs", Map.of("Action", "ListQueues", "Version", "2012-11-05")).body())
        .contains("<ListQueuesResult><QueueUrl>" + url + "</QueueUrl></ListQueuesResult>");
    assertThat(
            calls
                .form(
                    "sqs",
                    Map.of("Action", "ListQueueTags", "Version", "2012-11-05", "QueueUrl", url))
                .body())
        .contains("<Tag><Key>k</Key><Value>v</Value></Tag>");
  }

  @Test
  void sqsFormsMayNameTheQueueByPath() throws Exception {
    local.topology().createQueue("q");
    HttpResponse<String> response =
        calls.send(
            calls
                .post("/000000000000/q")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "Action=SendMessage&Version=2012-11-05&MessageBody=by+path")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(local.messages("q")).extracting("body").containsExactly("by path");
  }

  @Test
  void theServiceOfAFormWithoutVersionIsTheSignatures() throws Exception {
    HttpResponse<String> response =
        calls.form("sqs", Map.of("Action", "CreateQueue", "QueueName", "q"));

    assertThat(response.body()).contains("<CreateQueueResult>");
  }

  @Test
  void linksInEnvelopesWork() throws Exception {
    local.topology().createTopic("t");
    local.topology().createQueue("q");
    local.topology().subscribe("t", "q");
    calls.form(
        "sns",
        Map.of(
            "Action", "Publish",
            "Version", "2010-03-31",
            "TopicArn", "arn:aws:sns:us-east-1:000000000000:t",
            "Message", "x"));
    Object link = Json.parseObject(local.messages("q").get(0).body()).get("UnsubscribeURL");

    HttpResponse<String> response =
        calls.send(HttpRequest.newBuilder(URI.create(String.valueOf(link))).GET());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(local.topics().get(0).subscriptions()).isEmpty();
  }

  @Test
  void entitiesAreNeverExpanded() throws Exception {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            + "<l>&b;</l>";
    HttpResponse<String> response =
        calls.send(
            calls.post("/").header("Content-Type", "text/xml").POST(BodyPublishers.ofString(bomb)));

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
          calls.send(
              calls
                  .post("/")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body)));
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("SerializationException");
    }
  }
}
