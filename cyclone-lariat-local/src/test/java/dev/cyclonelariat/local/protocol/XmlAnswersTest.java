package dev.cyclonelariat.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.junit.LocalSnsSqsExtension;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** XML that the parsers of SDKs understand, also where an answer says little. */
@Timeout(30)
@ExtendWith(LocalSnsSqsExtension.class)
class XmlAnswersTest {
  private LocalSnsSqs local;
  private RawCalls calls;

  @BeforeEach
  void prepare(LocalSnsSqs broker) {
    local = broker;
    calls = new RawCalls(broker.endpoint());
  }

  @Test
  void aResultIsThereEvenWhenItIsEmpty() throws Exception {
    String topic = local.topology().createTopic("t");
    String queue = local.topology().createQueue("q");

    Map<String, String> tag =
        Map.of("ResourceArn", topic, "Tags.member.1.Key", "k", "Tags.member.1.Value", "v");
    assertThat(names(sns("TagResource", tag)))
        .containsExactly("TagResourceResult", "ResponseMetadata");
    assertThat(names(sns("UntagResource", Map.of("ResourceArn", topic))))
        .containsExactly("UntagResourceResult", "ResponseMetadata");
    assertThat(names(sqs("ReceiveMessage", Map.of("QueueUrl", queue))))
        .containsExactly("ReceiveMessageResult", "ResponseMetadata");
    assertThat(names(sqs("ListQueueTags", Map.of("QueueUrl", queue))))
        .containsExactly("ListQueueTagsResult", "ResponseMetadata");
  }

  @Test
  void anOperationWithoutAResultHasNone() throws Exception {
    String topic = local.topology().createTopic("t");
    String queue = local.topology().createQueue("q");

    assertThat(names(sns("DeleteTopic", Map.of("TopicArn", topic))))
        .containsExactly("ResponseMetadata");
    assertThat(names(sqs("PurgeQueue", Map.of("QueueUrl", queue))))
        .containsExactly("ResponseMetadata");
  }

  @Test
  void charactersThatXmlCannotCarryAreReplaced() throws Exception {
    Element error =
        sns("Subscribe", Map.of("Protocol", "\u0000\u0001\t\uffff\ud83d\ude00"))
            .getDocumentElement();

    assertThat(error.getElementsByTagName("Message").item(0).getTextContent())
        .endsWith("does not support this protocol string: \ufffd\ufffd\t\ufffd\ud83d\ude00");
  }

  private Document sns(String action, Map<String, String> parameters) throws Exception {
    return call("sns", "2010-03-31", action, parameters);
  }

  private Document sqs(String action, Map<String, String> parameters) throws Exception {
    return call("sqs", "2012-11-05", action, parameters);
  }

  private Document call(
      String service, String version, String action, Map<String, String> parameters)
      throws Exception {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("Action", action);
    all.put("Version", version);
    byte[] xml = calls.form(service, all).body().getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static List<String> names(Document answer) {
    List<String> names = new ArrayList<>();
    for (var node = answer.getDocumentElement().getFirstChild();
        node != null;
        node = node.getNextSibling()) {
      names.add(node.getNodeName());
    }
    return names;
  }
}
