package dev.cyclonelariat.local.protocol;

import dev.cyclonelariat.local.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as far as both services read it alike. */
record ApiRequest(
    Wire wire,
    Target target,
    String operation,
    Arguments arguments,
    @Nullable Credential credential) {

  /** Which service is meant. */
  enum Target {
    SQS,
    SNS
  }

  static final Wire JSON = new JsonWire();
  private static final QueryDialect SQS_QUERY = new FlattenedDialect();
  private static final QueryDialect SNS_QUERY = new MemberDialect();
  private static final String JSON_TARGET = "AmazonSQS.";
  private static final String SQS_VERSION = "2012-11-05";
  private static final String SNS_VERSION = "2010-03-31";

  static ApiRequest of(HttpRequest request) {
    Credential credential = Credential.ofHeader(request.headers().get("authorization"));
    String target = request.headers().get("x-amz-target");
    if (target == null) {
      return ofForm(request, credential);
    }
    if (!target.startsWith(JSON_TARGET)) {
      throw AwsError.invalidAction(target);
    }
    return new ApiRequest(
        JSON,
        Target.SQS,
        target.substring(JSON_TARGET.length()),
        JsonWire.arguments(request.body()),
        credential);
  }

  private static ApiRequest ofForm(HttpRequest request, @Nullable Credential signed) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    FormNode form = FormNode.parse(request.query() + '&' + body);
    Credential credential =
        signed == null ? Credential.ofScope(form.text("X-Amz-Credential")) : signed;
    Target target = target(form, credential);
    QueryDialect dialect = target == Target.SQS ? SQS_QUERY : SNS_QUERY;
    return new ApiRequest(
        new QueryWire(dialect), target, form.text("Action"), dialect.arguments(form), credential);
  }

  private static Target target(FormNode form, @Nullable Credential credential) {
    return switch (form.text("Version")) {
      case SQS_VERSION -> Target.SQS;
      case SNS_VERSION -> Target.SNS;
      default -> credential != null && credential.service().equals("sqs") ? Target.SQS : Target.SNS;
    };
  }

  /**
   * The name of the queue or topic that is meant, empty if none is.
   *
   * @param path of the HTTP request
   */
  String resource(String path) {
    for (String member : List.of("QueueUrl", "QueueName", "TopicArn", "TargetArn", "Name")) {
      String value = arguments.string(member);
      if (value != null) {
        return lastPart(value);
      }
    }
    return lastPart(path);
  }

  private static String lastPart(String text) {
    return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
  }

  /** How to answer a request that could not even be read. */
  static Wire wireOf(HttpRequest request) {
    return request.headers().get("x-amz-target") == null ? new QueryWire(SNS_QUERY) : JSON;
  }
}
