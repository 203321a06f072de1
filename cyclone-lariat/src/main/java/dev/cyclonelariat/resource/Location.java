package dev.cyclonelariat.resource;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an application's resources are found.
 *
 * @param account asked when an ARN or URL is needed, and expected to be quick
 * @param endpoint the endpoint in place of AWS's own, or null
 */
public record Location(Supplier<Account> account, @Nullable URI endpoint) {

  /** The ARN of a topic or queue. */
  public Arn arn(Resource resource) {
    return resource.arn(account.get());
  }

  /** The URL of a queue, at the endpoint in use. */
  public QueueUrl url(Queue queue) {
    QueueUrl url = queue.url(account.get());
    return endpoint == null ? url : url.at(endpoint);
  }
}
