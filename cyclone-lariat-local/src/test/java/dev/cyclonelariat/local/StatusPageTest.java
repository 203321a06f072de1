package dev.cyclonelariat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import dev.cyclonelariat.local.sdk.LocalClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSnsSqsExtension.class)
class StatusPageTest {

  @Test
  void showsQueuesTopicsAndWhatWasDropped(LocalSnsSqs local, LocalClients clients)
      throws Exception {
    String topic = local.topology().createTopic("orders");
    String url = local.topology().createQueue("billing");
    local.topology().subscribe("orders", "billing", Map.of());
    clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody("secret"));
    clients
        .sqs()
        .setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of("Policy", "")));
    clients.sns().publish(r -> r.topicArn(topic).message("secret"));

    HttpResponse<String> page = get(local.endpoint().resolve("/"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<td>billing</td><td class=\"number\">1</td>")
        .contains("<td>orders</td><td>billing</td>")
        .contains("Dropped messages: 1")
        .contains("the queue's policy")
        .doesNotContain("secret");
  }

  @Test
  void otherPagesDoNotExist(URI endpoint) throws Exception {
    assertThat(get(endpoint.resolve("/favicon.ico")).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
