package dev.cyclonelariat.notify;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.ClientError;
import dev.cyclonelariat.message.Message;
import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.SentryLevel;

/**
 * Tells Sentry of business errors, failures and parked messages, with the tags {@code queue},
 * {@code type}, {@code uuid}, {@code request_id} and {@code message_id}; never with data of a
 * message. A received message leaves a breadcrumb. Needs {@code io.sentry:sentry} on the class
 * path. Thread-safe.
 */
public final class SentryNotifier implements Notifier {

  private final IScopes sentry;

  /**
   * Reports to a Sentry that has been set up.
   *
   * @param sentry such as {@code Sentry.getCurrentScopes()}
   */
  public SentryNotifier(IScopes sentry) {
    this.sentry = sentry;
  }

  @Override
  public void received(HandlerContext context) {
    sentry.addBreadcrumb(Breadcrumb.debug("Received " + context));
  }

  @Override
  public void businessError(HandlerContext context, ClientError error) {
    sentry.captureMessage(
        "Business error: " + error.message(), SentryLevel.ERROR, scope -> tag(scope, context));
  }

  @Override
  public void error(HandlerContext context, Throwable cause) {
    sentry.captureException(cause, scope -> tag(scope, context));
  }

  @Override
  public void parked(HandlerContext context, String reason) {
    sentry.captureMessage("Parked: " + reason, SentryLevel.ERROR, scope -> tag(scope, context));
  }

  private static void tag(IScope scope, HandlerContext context) {
    Delivery delivery = context.delivery();
    scope.setTag("queue", delivery.queue());
    scope.setTag("message_id", delivery.messageId());
    Message message = context.messageIfDecoded();
    if (message != null) {
      scope.setTag("type", message.wireType());
      scope.setTag("uuid", message.uuid().toString());
      if (message.requestId() != null) {
        scope.setTag("request_id", message.requestId().toString());
      }
    }
  }
}
