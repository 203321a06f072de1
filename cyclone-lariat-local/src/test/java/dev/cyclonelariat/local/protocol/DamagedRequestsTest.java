package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that no client would send are refused, and never break the broker. */
@Timeout(30)
@ExtendWith(LocalSnsSqsExtension.class)
class DamagedRequestsTest {
  private LocalSnsSqs local;
  private RawCalls calls;

  @BeforeEach
  void prepare(LocalSnsSqs broker) {
    local = broker;
    calls = new RawCalls(broker.endpoint());
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
      assertThat(calls.json("SendMessageBatch", damaged(batch, random)).statusCode())
          .isIn(200, 400, 404);
      HttpResponse<String> response =
          calls.send(
              calls
                  .post("/")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(damaged(publish, random))));
      assertThat(response.statusCode()).isIn(200, 400, 404);
    }
  }

  @Test
  void tokensOfPagesThatNobodyGaveOutAreRefused() throws Exception {
    for (String text : List.of("from:4294967295", "from:-1", "from:x", "from:", "5", "?")) {
      String token = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      HttpResponse<String> sqs =
          calls.json("ListQueues", "{\"MaxResults\":5,\"NextToken\":\"" + token + "\"}");
      HttpResponse<String> sns =
          calls.form(
              "sns", Map.of("Action", "ListTopics", "Version", "2010-03-31", "NextToken", token));

      assertThat(sqs.statusCode()).as(text).isEqualTo(400);
      assertThat(sns.body()).as(text).contains("Invalid parameter: NextToken");
    }
  }

  @Test
  void numbersWithoutEndAreRefused() throws Exception {
    local.topology().createQueue("q");
    String number = "9".repeat(1_000_000);

    HttpResponse<String> response =
        calls.json(
            "SendMessage",
            "{\"QueueUrl\":\"http://x/000000000000/q\",\"MessageBody\":\"b\",\"MessageAttributes\":"
                + "{\"n\":{\"DataType\":\"Number\",\"StringValue\":\""
                + number
                + "\"}}}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Can't cast the value");
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
}
