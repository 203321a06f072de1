package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** The query protocol: a form comes in, XML goes out. */
final class QueryWire implements Wire {
  /** Operations whose models have no output; clients expect an element for that of all others. */
  private static final Set<String> WITHOUT_RESULT =
      Set.of(
          "AddPermission",
          "ChangeMessageVisibility",
          "DeleteMessage",
          "DeleteQueue",
          "DeleteTopic",
          "PurgeQueue",
          "RemovePermission",
          "SetQueueAttributes",
          "SetSubscriptionAttributes",
          "SetTopicAttributes",
          "TagQueue",
          "Unsubscribe",
          "UntagQueue");

  private final QueryDialect dialect;

  QueryWire(QueryDialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public HttpResponse success(String operation, Struct result, String requestId) {
    XmlWriter out = new XmlWriter(dialect);
    out.open(operation + "Response", dialect.namespace());
    if (!WITHOUT_RESULT.contains(operation)) {
      out.value(operation, operation + "Result", result);
    }
    out.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
    out.close(operation + "Response");
    return response(200, out, requestId);
  }

  @Override
  public HttpResponse failure(AwsError error, String requestId) {
    XmlWriter out = new XmlWriter(dialect);
    out.open("ErrorResponse", dialect.namespace());
    out.open("Error")
        .text("Type", error.isSenderFault() ? "Sender" : "Receiver")
        .text("Code", error.code())
        .text("Message", error.text())
        .close("Error");
    out.text("RequestId", requestId).close("ErrorResponse");
    return response(error.status(), out, requestId);
  }

  private static HttpResponse response(int status, XmlWriter out, String requestId) {
    return new HttpResponse(
        status,
        Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
        out.toByteArray());
  }
}
